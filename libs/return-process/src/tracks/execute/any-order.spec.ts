import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chain, days, row, table } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { isDone } from '../../return-process.js';
import { factOf, allActs } from '../../walk/acts.fixture.js';
import { goodsHere, offering } from './goods-here.fixture.js';

const ask = { on: true, by: 'sales', timeout: days(5), onTimeout: 'escalate', clause: 'house' } as const;
const offered = offering(['REWORK', 'REFURBISH', 'RESTOCK', 'RELABEL_RESALE', 'DISMANTLE', 'RETURN_TO_SUPPLIER', 'CUSTOMER_SCRAP', 'SCRAP', 'RETURN_TO_CUSTOMER'], ['REPAIR_RETURN', 'EXCHANGE', 'NONE']);
/** Every step of the track on, every outcome allowed, real bounds. */
const ALL_ON: Partial<Patch> = {
  ...offered, disposition: { ...offered.disposition, charge: table('free', row({ goods: 'REWORK' }, 'quote', 'house')) },
  approvals: { scrap: chain('redecide', ['qcHead', 'house']) }, ask: { fee: ask, consent: { ...ask, when: { goods: { in: ['REFURBISH', 'RETURN_TO_CUSTOMER'] } } }, customerScrap: ask },
  rework: { plan: { by: 'eng', when: {} }, order: 'pmc', firstArticle: { by: 'qc', when: {} }, reinspect: 'qc', dispatchCheck: 'qc', requires: ['latest_hw_sw'], unitTest: { by: 'qc', goods: ['RESTOCK', 'REFURBISH'] } },
};

describe('whatever is answered, in whatever parts', () => {
  it('I1: five pieces stay five and each reaches one end', () => {
    fc.assert(fc.property(fc.array(fc.nat(1_000), { minLength: 60, maxLength: 60 }), (picks) => {
      const run = goodsHere(ALL_ON, { qty: '5' });
      for (let turn = 0; turn < 400 && !isDone(run.state); turn += 1) {
        const acts = allActs(run.ctx, run.state).filter(({ kind }) => kind !== 'cancel' && kind !== 'withdraw');
        // at first anything, later the first answer to each task
        const pick = turn < picks.length ? (picks[turn] ?? 0) : acts.findIndex(({ taskId }) => taskId === acts[(picks[turn % picks.length] ?? 0) % acts.length]?.taskId);
        const act = acts[pick % acts.length];
        if (act !== undefined) run.deliver(factOf(run.state, act));
        expect(Object.values(run.goods()).reduce((sum, qty) => sum + qty, 0)).toBe(5);
      }
      expect([run.state.result, Number(run.status().lines[0]?.ended)]).toEqual(['completed', 5]);
    }), { numRuns: 25 });
  }, 240_000);
});
