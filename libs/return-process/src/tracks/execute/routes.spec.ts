import { describe, expect, it } from '@jest/globals';
import type { Remedy } from '@guitu/contracts/vocabulary';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { chain, days, table } from '../../policy/profiles/notation.js';
import type { Goods, Patch } from '../../policy/types.js';
import { at, type ReturnRun } from '../../return-run.fixture.js';
import { EXECUTE_ANSWERS } from './answers.fixture.js';
import { goodsHere, judge, offering } from './goods-here.fixture.js';

const ask = { on: true, by: 'sales', timeout: days(5), onTimeout: 'escalate', clause: 'house' } as const;
/** Every step that a policy may switch is on. */
const ALL_ON: Partial<Patch> = {
  approvals: { scrap: chain('redecide', ['qcHead', 'house']) },
  rework: {
    plan: { by: 'eng', when: {} }, order: 'pmc', firstArticle: { by: 'qc', when: {} }, reinspect: 'qc', dispatchCheck: 'qc', requires: ['latest_hw_sw'],
    unitTest: { by: 'qc', goods: ['RESTOCK'] },
  },
  ask: { fee: ask, consent: ask, customerScrap: ask },
};
const WAYS: Partial<Record<string, object[]>> = { customer_reply: [{ answer: 'accept' }] };

/** The steps taken with the first answer to each task, to the end of the return. */
function way(part: Partial<Patch>, goods: Goods, remedy: Remedy): { steps: string[]; run: ReturnRun } {
  const offered = offering([goods], [remedy]);
  const run = goodsHere({ ...part, ...offered, disposition: { ...offered.disposition, charge: table('quote') } }, { qty: '4' });
  judge(run, '04 10:00', ['4', goods, remedy]);
  const steps: string[] = [];
  for (let turn = 0; turn < 20 && run.state.closedAt === null; turn += 1) {
    const [task] = run.tasks();
    if (task === undefined) break;
    steps.push(task.step);
    const kind: FactKind = task.accepts;
    const [answer] = kind === 'customer_reply' ? [{ about: task.step, ...WAYS['customer_reply']?.[0] }] : (EXECUTE_ANSWERS[kind]?.(task, run.state, run.ctx) ?? []);
    run.does(kind, at('05 09:00') + turn * 60_000, answer ?? {}, { task: task.taskId, staff: `e-${task.step.toLowerCase()}` });
  }
  return { steps, run };
}

const REPAIR = ['quote', 'fee', 'consent', 'plan', 'order', 'firstArticle', 'rework', 'reinspect'];
const BACK = ['pack', 'dispatchCheck', 'sendBack'];

describe('the way of goods through the house (process-model.md §1.4)', () => {
  it.each([
    ['REWORK', 'REPAIR_RETURN', [...REPAIR, ...BACK], 'sent_back'],
    ['REWORK', 'NONE', [...REPAIR, 'stockIn'], 'stocked'],
    ['REFURBISH', 'REPAIR_RETURN', [...REPAIR, ...BACK], 'sent_back'],
    ['REFURBISH', 'NONE', [...REPAIR, 'stockIn'], 'stocked'],
    ['DISCOUNTED_UNIT', 'NONE', [...REPAIR, 'stockIn'], 'stocked'],
    ['RESTOCK', 'NONE', ['consent', 'unitTest', 'stockIn'], 'stocked'],
    ['RELABEL_RESALE', 'NONE', ['consent', 'treat', 'stockIn'], 'relabelled'],
    ['BLEND_IN', 'NONE', ['consent', 'treat', 'stockIn'], 'blended_in'],
    ['DIRECT_RECOVERY', 'NONE', ['consent', 'treat', 'stockIn'], 'recovered'],
    ['REPACK_RESHIP', 'NONE', ['consent', 'treat', 'stockIn'], 'repacked'],
    ['DISMANTLE', 'NONE', ['consent', 'dismantle', 'stockIn'], 'dismantled'],
    ['SCRAP', 'NONE', ['consent', 'scrapRequest', 'scrapApprove', 'scrap'], 'scrapped'],
    ['RETURN_TO_CUSTOMER', 'NONE', ['consent', ...BACK], 'sent_back'],
    ['RETURN_TO_SUPPLIER', 'NONE', ['toSupplier'], 'to_supplier'],
    ['CUSTOMER_SCRAP', 'NONE', ['customerScrap', ...BACK], 'customer_scrapped'],
  ] as const)('%s with %s: %j', (goods, remedy, expected, place) => {
    const { steps, run } = way(ALL_ON, goods, remedy);
    expect(steps).toEqual(expected);
    expect([run.state.result, run.goods(), run.status().lines[0]?.portions.map((portion) => portion.place)]).toEqual(['completed', { [goods]: 4 }, [place]]);
  });

  it('with nothing switched on: the work alone', () => {
    const off: Partial<Patch> = { approvals: { scrap: null }, rework: { reinspect: null } };
    expect(way(off, 'REWORK', 'REPAIR_RETURN').steps).toEqual(['quote', 'rework', 'pack', 'sendBack']);
    expect(way(off, 'RESTOCK', 'NONE').steps).toEqual(['stockIn']);
    expect(way(off, 'SCRAP', 'NONE').steps).toEqual(['scrapRequest', 'scrap']);
    expect(way(off, 'RETURN_TO_CUSTOMER', 'NONE').steps).toEqual(['pack', 'sendBack']);
  });
});
