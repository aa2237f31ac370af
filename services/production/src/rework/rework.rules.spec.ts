import { describe, expect, it } from '@jest/globals';
import type { TaskMenu } from '@guitu/contracts/task';
import { reworkFaults } from './rework.rules.js';

const lines = [{ line: 1, item: 'PUMP', qty: '5', unit: 'pcs' as const, portion: 'p1' }];
const paths = (qtyDone: string, qtyUnrepairable: string, more: object = {}, menu: TaskMenu = {}) => reworkFaults({ qtyDone, qtyUnrepairable, ...more }, { lines, menu }).map(({ path }) => path);

describe('返修完成', () => {
  it.each([['1', '0'], ['0', '2'], ['0.5', '0'], ['10', '0']])('%s done, %s unrepairable: says something', (done, not) => expect(reworkFaults({ qtyDone: done, qtyUnrepairable: not }, null)).toEqual([]));
  it.each([['0', '0'], ['0.000', '0']])('%s done, %s unrepairable: says nothing', (done, not) => expect(reworkFaults({ qtyDone: done, qtyUnrepairable: not }, null).map(({ path }) => path)).toEqual(['qtyDone']));

  it('R49: nothing counts as repaired without each item the procedure asks for', () => {
    const menu: TaskMenu = { requires: ['latest_hw_sw', 'complaint_point_test'] };
    expect(paths('1', '0', { requires: { latest_hw_sw: true, complaint_point_test: true } }, menu)).toEqual([]);
    expect(paths('1', '0', { requires: { latest_hw_sw: true, complaint_point_test: false } }, menu)).toEqual(['requires.complaint_point_test']);
    expect(paths('1', '0', {}, menu)).toEqual(['requires.latest_hw_sw', 'requires.complaint_point_test']);
    expect(paths('0', '5', {}, menu)).toEqual([]);
  });

  it('R48: differs from what was agreed, of what is left to agree on', () => {
    const agreed: TaskMenu = { differs: true };
    expect(paths('0', '0', { differs: true }, agreed)).toEqual([]);
    expect(paths('3', '1', { differs: true }, agreed)).toEqual([]);
    expect(paths('4', '1', { differs: true }, agreed)).toEqual(['differs']);
    expect(paths('1', '0', { differs: true })).toEqual(['differs']);
  });
});
