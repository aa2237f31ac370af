import { expect, it } from '@jest/globals';
import { contextFor } from '../return-run.fixture.js';
import type { Rules } from './flow.js';
import { markAt } from './marks.js';
import type { ProcessState, Scope } from './model.js';

const ctx = contextFor('headline@1');
const scope = (id: string, inspectedAt: number | null): Scope => ({
  id, kind: 'consignment', parent: 'case', openedAt: 0, steps: inspectedAt === null ? {} : { inspect: { s: 'done', round: 1, mark: inspectedAt } },
});
const CASE: Scope = { id: 'case', kind: 'case', parent: null, openedAt: 0, steps: {} };
/** When 检验 is marked for the whole return, its consignments having been inspected at these instants. */
const inspected = (name: string, ...at: (number | null)[]): number | null =>
  markAt(ctx, {} as Rules, { scopes: [CASE, ...at.map((mark, index) => scope(`c${index + 1}`, mark))] } as ProcessState, CASE, name);

it('`any:` is the earliest of those there are', () => {
  expect(inspected('any:inspect', 30, 20, null, 40)).toBe(20);
  expect(inspected('any:inspect', null)).toBeNull();
});

it('`all:` is the latest, and missing while one is missing or there is none', () => {
  expect(inspected('all:inspect', 30, 40, 20)).toBe(40);
  expect(inspected('all:inspect', 30, null)).toBeNull();
  expect(inspected('all:inspect')).toBeNull();
});
