import { describe, expect, it } from '@jest/globals';
import { inspected, judged as headlineJudged, opened } from '../../changed-policy.fixture.js';
import type { Chain } from '../../policy/types.js';
import { at, PIECES, registration, type ReturnRun } from '../../return-run.fixture.js';
import { audited, judged as valued, settling } from '../settle/settlement.fixture.js';
import { anomalies, arrived, instructed, judged, runUnder } from '../short-run.fixture.js';
import { corrects, factOf, refuses, stateOf } from './corrections.fixture.js';

describe('更正 of a judgement', () => {
  const restocked = (remedy = 'NONE') => {
    const run = arrived(instructed(runUnder({})));
    run.does('dispose', at('04 11:00'), judged({ qty: '10', goods: 'RESTOCK', remedy }));
    return run;
  };

  it('nobody has gone by it: the goods are as the second word says, at the first one’s instant; what was asked on the way is asked back', () => {
    const run = restocked();
    expect(run.steps()).toEqual(['stockIn']);
    corrects(run, '04 11:30', factOf(run, 'dispose'), judged({ qty: '4', goods: 'SCRAP' }, { qty: '6', goods: 'RESTOCK' }));
    expect([anomalies(run), run.goods()]).toEqual([[], { SCRAP: 4, RESTOCK: 6 }]);
    expect(run.tasks().filter(({ state }) => state === 'asked_back').map(({ step }) => step)).toEqual(['stockIn']);
    expect(run.state.scopes.filter(({ kind }) => kind === 'portion')).toMatchObject([{ decidedAt: at('04 11:00') }, { decidedAt: at('04 11:00') }]);
    run.answer(at('04 11:40'));
    expect(run.steps().sort()).toEqual(['scrapRequest', 'stockIn']);
  });

  it('twice: the second word is taken back like the first', () => {
    const run = restocked();
    corrects(run, '04 11:30', factOf(run, 'dispose'), judged({ qty: '10', goods: 'SCRAP' }));
    run.answer(at('04 11:35'));
    corrects(run, '04 11:40', factOf(run, 'dispose'), judged({ qty: '10', goods: 'RESTOCK' }));
    expect([anomalies(run), run.goods()]).toEqual([[], { RESTOCK: 10 }]);
  });

  it('without a reason it is no correction', () => {
    const run = restocked();
    const made = run.make('correct', at('04 11:30'), { factId: factOf(run, 'dispose'), payload: judged({ qty: '10', goods: 'SCRAP' }), reasonCode: 'typo' }, { task: null, desk: 'quality' });
    run.deliver({ ...made, payload: { factId: made.payload['factId'], payload: made.payload['payload'] } });
    expect([anomalies(run), run.goods()]).toEqual([['malformed'], { RESTOCK: 10 }]);
  });

  it('what was owed in kind and nobody ordered is called off', () => {
    const run = restocked('REPLENISH');
    expect(run.steps()).toContain('supplyOrder');
    corrects(run, '04 11:30', factOf(run, 'dispose'), judged({ qty: '10', goods: 'RESTOCK' }));
    expect([anomalies(run), stateOf(run, 'supplyOrder')]).toEqual([[], ['1 asked_back']]);
    run.answer(at('04 11:40'));
    expect(run.state.scopes.filter(({ kind }) => kind === 'supply')).toMatchObject([{ decision: 'void', shipped: false, endedAt: expect.any(Number) }]);
    run.does('stock_in', at('04 12:00'), { qty: '10', storeCode: 'S' });
    expect(run.state.result).toBe('completed');
  });

  it('what the first word said of the goods beside their outcome was never said; what was known before it still is', () => {
    const faults = (run: ReturnRun) => run.state.scopes.flatMap((scope) => (scope.kind === 'portion' ? [`${scope.qty} ${scope.goods} ${scope.attrs?.['fault'] ?? '-'} ${scope.attrs?.['cause'] ?? '-'}`] : [])).sort();
    const run = arrived(instructed(runUnder({ causes: { crack: { zh: '开裂', en: 'crack' } } })));
    run.does('dispose', at('04 11:00'), { ...judged({ qty: '4', goods: 'RESTOCK', attrs: { cause: 'crack' } }, { qty: '6', goods: 'RESTOCK' }), faultCode: 'own' });
    expect(faults(run)).toEqual(['4 RESTOCK own crack', '6 RESTOCK own -']);
    corrects(run, '04 11:30', factOf(run, 'dispose'), judged({ qty: '4', goods: 'SCRAP', attrs: { fault: 'customer' } }, { qty: '6', goods: 'RESTOCK' }));
    // portions never merge: the ten were four and six
    expect([anomalies(run), faults(run)]).toEqual([[], ['2 RESTOCK - -', '4 RESTOCK - -', '4 SCRAP customer -']]);
  });

  it('part of the goods judged: that part is judged otherwise, the rest is still to be judged', () => {
    const run = runUnder({}, { lines: [{ ...PIECES, qty: '4' }, { ...PIECES, qty: '6' }] });
    instructed(run).does('receive', at('04 10:00'), { lines: [{ line: 1, received: '4' }, { line: 2, received: '6' }], documents: [], signedBy: [] });
    run.does('dispose', at('04 11:00'), judged({ qty: '4', goods: 'RESTOCK' }));
    corrects(run, '04 11:10', factOf(run, 'dispose'), judged({ qty: '4', goods: 'SCRAP' }));
    expect([anomalies(run), run.goods(1), run.goods(2), run.task('dispose').lines.map(({ line }) => line)]).toEqual([[], { SCRAP: 4 }, { undecided: 6 }, [2]]);
  });

  it('judged before they came: goods that would have stayed with the customer are awaited after all', () => {
    const run = runUnder({ disposition: { at: 'before_receipt' }, outcomes: { goods: ['CONCESSION', 'RESTOCK', 'SCRAP', 'RETURN_TO_CUSTOMER'] } });
    run.does('dispose', at('03 09:30'), judged({ qty: '4', goods: 'CONCESSION' }, { qty: '6', goods: 'RESTOCK' }));
    expect(run.state.scopes.filter((scope) => scope.kind === 'portion')).toMatchObject([{ goods: 'RESTOCK', consignment: 'c1' }, { goods: 'CONCESSION', consignment: null }]);
    corrects(run, '03 09:40', factOf(run, 'dispose'), judged({ qty: '10', goods: 'RESTOCK' }));
    expect([anomalies(run), run.goods(), run.task('instruct').lines]).toMatchObject([[], { RESTOCK: 10 }, [{ qty: '10' }]]);
    arrived(instructed(run), '10');
    expect(run.steps()).toEqual(['stockIn', 'stockIn']);
  });

  it('a new judgement after a failed test is corrected like the first', () => {
    const run = opened({});
    headlineJudged(run, 'SCRAP');
    run.does('scrap_request', at('03 11:10'), { qty: '12', formNo: 'F', reasonCode: 'r' });
    run.does('scrap_approval', at('03 11:20'), { gate: 'scrap', level: 1, verdict: 'reject', reasonCode: 'r' }, { staff: 'e-boss' });
    run.does('dispose', at('03 11:30'), judged({ qty: '12', goods: 'RESTOCK' }));
    expect(run.goods()).toEqual({ RESTOCK: 12 });
    corrects(run, '03 11:40', factOf(run, 'dispose', 1), judged({ qty: '12', goods: 'REWORK' }));
    expect([anomalies(run), run.goods()]).toEqual([[], { REWORK: 12 }]);
  });

  it('once the goods were moved or a replacement was ordered, only a counter-fact helps', () => {
    const scrapped = arrived(instructed(runUnder({})));
    scrapped.does('dispose', at('04 11:00'), judged({ qty: '10', goods: 'SCRAP' }));
    scrapped.does('scrap_request', at('04 11:10'), { qty: '10', formNo: 'F', reasonCode: 'r' });
    refuses(scrapped, 'second_decision', 'dispose', 'c1', 'qcHead', () => corrects(scrapped, '04 11:20', factOf(scrapped, 'dispose'), judged({ qty: '10', goods: 'RESTOCK' })));
    const ordered = restocked('REPLENISH');
    ordered.does('supply_order', at('04 11:10'), { formNo: 'F', qty: '10' });
    refuses(ordered, 'second_decision', 'dispose', 'c1', 'qcHead', () => corrects(ordered, '04 11:20', factOf(ordered, 'dispose'), judged({ qty: '10', goods: 'RESTOCK' })));
  });

  it('part of it moved: the whole stands', () => {
    const run = arrived(instructed(runUnder({})));
    run.does('dispose', at('04 11:00'), judged({ qty: '4', goods: 'SCRAP' }, { qty: '6', goods: 'RESTOCK' }));
    run.does('stock_in', at('04 11:10'), { qty: '6', storeCode: 'S' });
    refuses(run, 'second_decision', 'dispose', 'c1', 'qcHead', () => corrects(run, '04 11:20', factOf(run, 'dispose'), judged({ qty: '10', goods: 'SCRAP' })));
  });

  it('waiting for its approval it is proposed otherwise; approved, it stands', () => {
    const chain: Chain = { mode: 'serial', onReject: 'redecide', empty: 'invalid', levels: [{ role: 'gm', clause: 'S001-02' }] };
    const proposed = (disposition: Chain = chain) => {
      const run = arrived(instructed(runUnder({ approvals: { disposition } })));
      run.does('dispose', at('04 11:00'), judged({ qty: '10', goods: 'SCRAP' }), { staff: 'e-judge' });
      return run;
    };
    const approve = (run: ReturnRun, when: string) => run.does('disposition_approval', at(when), { gate: 'disposition', level: 1, verdict: 'accept' }, { staff: 'e-gm', task: run.tasks().find(({ step, state }) => step === 'disposeApprove' && state === 'open')?.taskId ?? null });
    const run = proposed();
    corrects(run, '04 11:10', factOf(run, 'dispose'), judged({ qty: '10', goods: 'RESTOCK' }));
    expect([anomalies(run), stateOf(run, 'disposeApprove'), run.goods()]).toEqual([[], ['1 asked_back', '2 open'], { undecided: 10 }]);
    // whoever said it the second time does not approve it
    expect(run.tasks().find(({ step, state }) => step === 'disposeApprove' && state === 'open')?.menu.notBy).toContain('e-corrector');
    approve(run, '04 12:00');
    expect(run.goods()).toEqual({ RESTOCK: 10 });
    // a signature of its chain that was given is not asked for again
    const half = proposed({ ...chain, levels: [{ role: 'qcHead', clause: 'S001-02' }, ...chain.levels] });
    approve(half, '04 12:00');
    refuses(half, 'second_decision', 'dispose', 'c1', 'qcHead', () => corrects(half, '04 12:10', factOf(half, 'dispose'), judged({ qty: '10', goods: 'RESTOCK' })));
    const done = proposed();
    approve(done, '04 12:00');
    refuses(done, 'second_decision', 'dispose', 'c1', 'qcHead', () => corrects(done, '04 12:10', factOf(done, 'dispose'), judged({ qty: '10', goods: 'RESTOCK' })));
  });

  it('an amount that nobody has agreed to is reckoned anew; audited, it stands', () => {
    const SCRAP = { qty: '10', goods: 'SCRAP', remedy: 'RECEIVABLE_OFFSET' };
    const [corrected, stands] = [1, 2].map(() => valued(settling({ trigger: 'dispose' }), [SCRAP]));
    if (corrected === undefined || stands === undefined) throw new Error('two runs');
    expect(corrected.task('audit').menu.amount).toBe(200_000);
    corrects(corrected, '04 10:30', factOf(corrected, 'dispose'), judged({ ...SCRAP, qty: '4' }, { qty: '6', goods: 'RESTOCK' }));
    corrected.answer(at('04 10:40'));
    expect([anomalies(corrected), corrected.task('audit').menu.amount, corrected.task('audit').round]).toEqual([[], 80_000, 2]);
    stands.does('audit', at('04 10:20'), audited(200_000));
    refuses(stands, 'second_decision', 'dispose', 'c1', 'qcHead', () => corrects(stands, '04 10:30', factOf(stands, 'dispose'), judged({ ...SCRAP, qty: '4' }, { qty: '6', goods: 'RESTOCK' })));
  });

  it('several have signed the same: one of them does not change it', () => {
    const run = arrived(instructed(runUnder({ disposition: { by: { mode: 'joint', roles: ['prod', 'qc'] } } })));
    const signs = (level: number, when: string, staff: string) =>
      run.does('dispose', at(when), judged({ qty: '10', goods: 'SCRAP' }), { task: run.tasks().find((task) => task.step === 'dispose' && task.level === level)?.taskId ?? null, staff });
    signs(1, '04 11:00', 'e-prod');
    signs(2, '04 11:10', 'e-qc');
    // the first to sign, and the last, with whose word it was decided
    for (const index of [0, 1]) corrects(run, `04 11:2${index}`, factOf(run, 'dispose', index), judged({ qty: '10', goods: 'RESTOCK' }));
    expect([run.goods(), run.state.anomalies]).toMatchObject([{ SCRAP: 10 }, [{ kind: 'second_decision', step: 'dispose', count: 2 }]]);
  });

  it('one that does not add up, or is not allowed: nothing is different, not even a task', () => {
    for (const [kind, parts] of [['quantity_excess', [{ qty: '9', goods: 'SCRAP' }]], ['outcome_not_allowed', [{ qty: '10', goods: 'NO_GOODS' }]]] as const) {
      const run = restocked('REPLENISH');
      refuses(run, kind, 'dispose', 'c1', 'qcHead', () => corrects(run, '04 11:30', factOf(run, 'dispose'), judged(...parts)));
    }
  });

  it('an approval is corrected by nobody: a fact nobody may correct is an unknown object', () => {
    const run = inspected(opened({}, registration()));
    corrects(run, '03 10:50', factOf(run, 'review'), { gate: 'return', level: 1, verdict: 'reject' });
    expect(run.state.anomalies).toMatchObject([{ kind: 'unknown_scope' }]);
  });
});
