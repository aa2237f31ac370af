import { describe, expect, it } from '@jest/globals';
import { FURTHER_KILLS, killPlan } from './kill-plan.js';

const HOUSE = ['postgres', 'kafka', 'temporal', 'departments', 'orchestrator', 'erp', 'gateway'];
const seeds = Array.from({ length: 200 }, (_, seed) => seed);

describe('which processes a played day loses, and when', () => {
  it('the same seed draws the same, another seed other processes at other moments', () => {
    expect(killPlan(7, HOUSE, 300)).toEqual(killPlan(7, HOUSE, 300));
    const orders = new Set(seeds.map((seed) => killPlan(seed, HOUSE, 300).map(({ component }) => component).join()));
    expect(orders.size).toBe(seeds.length);
  });

  it('none gets away, some are hit again, and always while facts are still recorded', () => {
    for (const seed of seeds) {
      const kills = killPlan(seed, HOUSE, 300);
      expect(kills).toHaveLength(HOUSE.length + FURTHER_KILLS);
      expect([...new Set(kills.map(({ component }) => component))].sort()).toEqual([...HOUSE].sort());
      expect(kills.map(({ facts }) => facts)).toEqual(kills.map(({ facts }) => facts).sort((a, b) => a - b));
      expect(kills.filter(({ facts }) => facts < 1 || facts > 300)).toEqual([]);
    }
  });

  it('the moments lie all over the day', () => {
    const moments = seeds.flatMap((seed) => killPlan(seed, HOUSE, 300).map(({ facts }) => Math.floor((facts - 1) / 30)));
    for (let tenth = 0; tenth < 10; tenth += 1) expect(moments.filter((moment) => moment === tenth).length / moments.length).toBeCloseTo(0.1, 1);
  });
});
