import { describe, expect, it } from '@jest/globals';
import { plannedWork } from './planned-work.rules.js';

const PLAN = { hours: 6, material: [{ item: 'SEAL', qty: '12' }, { item: 'GREASE', qty: '0.9' }, { item: 'BEARING', qty: '1' }] };

describe('what a report says by the plan', () => {
  it('all at once takes the whole plan', () => expect(plannedWork(PLAN, [], 12, 12)).toEqual(PLAN));

  it('a part takes its share of hours in quarters and of parts in the plan’s own decimals', () => {
    // 7 of 12: 3.5 h; 7 seals; 0.525 kg to one decimal; half a bearing and more is one
    expect(plannedWork(PLAN, [], 7, 12)).toEqual({ hours: 3.5, material: [{ item: 'SEAL', qty: '7' }, { item: 'GREASE', qty: '0.5' }, { item: 'BEARING', qty: '1' }] });
    // 1 of 12: half an hour, one seal, 0.075 kg to 0.1, and no bearing
    expect(plannedWork(PLAN, [], 1, 12)).toEqual({ hours: 0.5, material: [{ item: 'SEAL', qty: '1' }, { item: 'GREASE', qty: '0.1' }] });
  });

  it('the last report takes what the reports before have left, whatever they said', () => {
    const before = [{ hours: 4, material: [{ item: 'SEAL', qty: '9' }, { item: 'GREASE', qty: '0.35' }, { item: 'OTHER', qty: '3' }] }];
    expect(plannedWork(PLAN, before, 5, 5)).toEqual({ hours: 2, material: [{ item: 'SEAL', qty: '3' }, { item: 'GREASE', qty: '0.55' }, { item: 'BEARING', qty: '1' }] });
  });

  it('never below nothing, when more was used than planned', () => {
    expect(plannedWork(PLAN, [{ hours: 9, material: [{ item: 'SEAL', qty: '20' }, { item: 'GREASE', qty: '1' }, { item: 'BEARING', qty: '1' }] }], 5, 5)).toEqual({ hours: 0, material: [] });
  });

  it('the shares of several reports add up to the plan', () => {
    const said: { hours: number; material: { item: string; qty: string }[] }[] = [];
    for (const [done, open] of [[3, 12], [1, 9], [5, 8], [3, 3]] as const) said.push(plannedWork(PLAN, said, done, open) as (typeof said)[number]);
    expect(said.reduce((sum, { hours }) => sum + hours, 0)).toBe(6);
    const used = (item: string): number => said.flatMap(({ material }) => material).filter((one) => one.item === item).reduce((sum, { qty }) => sum + Number(qty) * 10, 0);
    expect(['SEAL', 'GREASE', 'BEARING'].map(used)).toEqual([120, 9, 10]);
  });
});
