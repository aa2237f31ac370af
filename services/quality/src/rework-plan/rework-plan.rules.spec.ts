import { describe, expect, it } from '@jest/globals';
import type { TaskMenu } from '@guitu/contracts/task';
import { reworkPlanFaults } from './rework-plan.rules.js';

const NOW = Date.UTC(2026, 4, 4, 8);
const plan = { feasible: true, differs: false, hours: 2, parts: [{ item: 'SEAL', qty: '1' }] };
const paths = (more: object, menu: TaskMenu = {}) => reworkPlanFaults({ ...plan, ...more }, menu, NOW).map(({ path }) => path);

describe('返修方案', () => {
  it('is feasible as it stands, or says why not', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ feasible: false })).toEqual(['reasonCode']);
    expect(paths({ feasible: false, reasonCode: 'no_parts' })).toEqual([]);
  });
  it('R48: differs only from what was agreed', () => {
    expect(paths({ differs: true })).toEqual(['differs']);
    expect(paths({ differs: true }, { differs: true })).toEqual([]);
  });
  it('names each part once', () => expect(paths({ parts: [...plan.parts, { item: 'CAP', qty: '1' }, ...plan.parts] })).toEqual(['parts']));
  it('T36: promises a date where a limit runs to it, not before now; a repair given up promises none', () => {
    expect(paths({}, { promises: true })).toEqual(['promisedAt']);
    expect(paths({ promisedAt: NOW }, { promises: true })).toEqual([]);
    expect(paths({ promisedAt: NOW - 1 })).toEqual(['promisedAt']);
    expect(paths({ feasible: false, reasonCode: 'no_parts' }, { promises: true })).toEqual([]);
  });
});
