/** 换补 and 押金: what is owed in kind, what may go first, what a deposit is for. Money in Fen. */
import { describe, expect, it } from '@jest/globals';
import type { Patch } from '../../policy/types.js';
import { FINANCE_ROLES } from '../../policy/profiles/finance-roles.js';
import { chain, row, sla, table, workdays } from '../../policy/profiles/notation.js';
import { at, bodies, contextUnder, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';
import { portions, supplies } from '../../state.js';

const IN_KIND = ['EXCHANGE', 'REPLENISH', 'SHORTAGE_MAKE_UP', 'PARTS_SHIPMENT', 'NONE'] as const;
function begin(replacement: NonNullable<Patch['replacement']>, attrs: object = {}, more: Partial<Patch> = {}): ReturnRun {
  const patch: Patch = {
    key: 'supplying', version: 1, extends: 'factory@1', roles: FINANCE_ROLES, inspection: { mode: 'none' }, receipt: { notify: null }, outcomes: { goods: ['SCRAP', 'RESTOCK', 'RETURN_TO_CUSTOMER'], remedies: [...IN_KIND] },
    disposition: { remedies: table([...IN_KIND]) }, clauses: { deposit: 'S001-08 §1.3 (R30)' }, ...more, replacement, approvals: { return: chain('refuse', ['salesHead', 'S001-08 §1.3']), scrap: null, ...more.approvals },
  };
  return new ReturnRun(contextUnder(patch), at('03 09:00'), registration([{ ...PIECES, qty: '10', unitPrice: 20_000 }], attrs));
}
const accept = (run: ReturnRun): ReturnRun => {
  run.does('review', at('03 09:30'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
  return run;
};
function judge(run: ReturnRun, portions: readonly object[], received = '10', more: object = {}): ReturnRun {
  run.does('instruct', at('04 08:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
  run.does('receive', at('04 09:00'), { lines: [{ line: 1, received }], documents: [], signedBy: [] });
  if (received !== '10') run.does('discrepancy', at('04 09:30'), { lines: [{ line: 1, qty: String(10 - Number(received)), result: 'accept' }], reasonCode: 'short' });
  run.does('dispose', at('04 10:00'), { lines: [{ line: 1, portions }], ...more });
  return run;
}
const ADVANCE = { make: null, advance: { wantsAdvance: true }, deposit: { when: {}, bps: 10_000, by: 'fin', unproven: 'decide' as const } };
const WANTS = { wantsAdvance: true };
const goods = (remedy: string, qty = '10') => ({ qty, goods: 'RESTOCK', remedy });
const offered = (run: ReturnRun) => run.task('dispose').menu.outcomes?.find(({ goods: code }) => code === 'RESTOCK')?.remedies;
const anomalies = (run: ReturnRun): string[] => run.state.anomalies.map(({ kind }) => kind);

describe('what is owed in kind', () => {
  it.each(['EXCHANGE', 'REPLENISH', 'SHORTAGE_MAKE_UP', 'PARTS_SHIPMENT'])('%s is ordered, made ready and shipped, also in parts (I2)', (remedy) => {
    const run = judge(accept(begin({})), [goods(remedy, '6'), goods('NONE', '4')]);
    expect(run.task('supplyOrder')).toMatchObject({ desk: 'returns', lines: [{ qty: '6' }] });
    run.does('supply_order', at('04 11:00'), { formNo: 'BH-1', qty: '7' });
    expect(anomalies(run)).toEqual(['quantity_excess']);
    run.does('supply_order', at('04 11:10'), { formNo: 'BH-1', qty: '6' });
    run.does('make', at('04 12:00'), { qty: '4' });
    run.does('ship', at('04 13:00'), { qty: '4', waybillRef: 'W1' });
    expect(supplies(run.state).map(({ qty, shipped }) => [qty, shipped])).toEqual([[2, false], [4, true]]);
    run.does('make', at('05 12:00'), { qty: '2' });
    run.does('ship', at('05 13:00'), { qty: '2', waybillRef: 'W2' });
    expect(supplies(run.state).every(({ endedAt }) => endedAt !== null)).toBe(true);
  });

  it('R32 S000-15: a customer who deducts the goods from his payment gets no replenishment order', () => {
    const deny = { customerDeducts: true };
    const asked = (attrs: object): ReturnRun => {
      const run = accept(begin({ deny }, attrs));
      run.does('instruct', at('04 08:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
      run.does('receive', at('04 09:00'), { lines: [{ line: 1, received: '10' }], documents: [], signedBy: [] });
      return run;
    };
    expect(offered(asked({ customerDeducts: true }))).toEqual(['NONE']);
    expect(offered(asked({ customerDeducts: false }))).toEqual([...IN_KIND]);
  });

  it('S001-18: 生产运营副总裁 approves the exchange; refused, the goods are judged again without it', () => {
    const run = judge(accept(begin({}, {}, { approvals: { replacement: chain('redecide', ['vp', 'S001-18 §4.8']) } })), [goods('EXCHANGE')]);
    run.does('supply_order', at('04 11:00'), { formNo: 'OT-1', qty: '10' }, { staff: 'e-sales' });
    expect(run.task('supplyApprove')).toMatchObject({ owner: { role: 'vp' }, menu: { gate: 'replacement', notBy: expect.arrayContaining(['e-sales']) as unknown } });
    run.does('replacement_approval', at('04 12:00'), { gate: 'replacement', level: 1, verdict: 'reject' }, { staff: 'e-vp' });
    expect(run.steps()).not.toContain('make');
    // what was asked on the way that is left is nobody's to do any more
    expect(run.state.tasks.map(({ step, state }) => [step, state])).toEqual([['stockIn', 'asked_back'], ['redecide', 'open']]);
    const again = run.task('redecide').menu.outcomes?.find(({ goods: code }) => code === 'RESTOCK')?.remedies;
    expect(again).toEqual(['REPLENISH', 'SHORTAGE_MAKE_UP', 'PARTS_SHIPMENT', 'NONE']);
  });
  it('K03 R54 S003-14: a level may read what is sent: an exchange is approved, parts are not', () => {
    const levels = { replacement: { ...chain('redecide', ['vp', 'S003-14 §一.2', { remedy: 'EXCHANGE' }]), empty: 'pass' as const } };
    const run = judge(accept(begin({}, {}, { approvals: levels })), [goods('EXCHANGE', '6'), goods('PARTS_SHIPMENT', '4')]);
    for (const qty of ['6', '4']) run.does('supply_order', at('04 11:00'), { formNo: 'OT-1', qty }, { task: run.tasks().find(({ step, lines }) => step === 'supplyOrder' && lines[0]?.qty === qty)?.taskId ?? null });
    const lines = (step: string) => run.tasks().filter((task) => task.step === step).map((task) => task.lines[0]?.qty);
    expect([lines('supplyApprove'), lines('make')]).toEqual([['6'], ['4']]);
  });

  it('called off while it is approved: a first signature that comes all the same asks nobody for the second', () => {
    const approvals = { scrap: chain('redecide', ['qcHead', 'house']), replacement: chain('refuse', ['vp', 'S001-20 §4'], ['gm', 'S001-20 §4']) };
    const run = judge(accept(begin({}, {}, { approvals })), [{ qty: '10', goods: 'SCRAP', remedy: 'EXCHANGE' }]);
    run.does('supply_order', at('04 11:00'), { formNo: 'OT-1', qty: '10' }, { staff: 'e-sales' });
    run.does('scrap_request', at('04 11:10'), { qty: '10', formNo: 'BF-1', reasonCode: 'x' });
    run.does('scrap_approval', at('04 11:20'), { gate: 'scrap', level: 1, verdict: 'reject' }, { staff: 'e-qc' });
    expect(run.state.tasks.map(({ step, level, state }) => [step, level, state])).toEqual([['supplyApprove', 1, 'asked_back'], ['redecide', 1, 'open']]);
    run.does('replacement_approval', at('04 11:30'), { gate: 'replacement', level: 1, verdict: 'accept' }, { staff: 'e-vp' });
    expect([run.state.tasks.map(({ step }) => step), supplies(run.state).map(({ shipped, endedAt }) => [shipped, endedAt !== null])]).toEqual([['redecide'], [[false, true]]]);
  });

  it('refused for good for a part of what is owed, the goods still on their way: each part keeps its task and its limit (walk of two pieces, S001-20)', () => {
    const put = sla('入库', 'put away', { natural: 600 }, 'dispose', 'stockIn', 'keeper', 'house');
    const run = judge(accept(begin({}, {}, { approvals: { replacement: chain('refuse', ['vp', 'x']) }, sla: { put } })), [goods('REPLENISH')]);
    run.does('stock_in', at('04 10:30'), { qty: '1', storeCode: 'S' });
    for (const qty of ['6', '4']) run.does('supply_order', at('04 11:00'), { formNo: 'BH-1', qty }, { staff: 'e-sales' });
    const approval = (qty: string): string => run.tasks().find(({ step, lines }) => step === 'supplyApprove' && lines[0]?.qty === qty)?.taskId ?? '';
    const decides = (qty: string, verdict: string) => run.does('replacement_approval', at('04 12:00'), { gate: 'replacement', level: 1, verdict }, { staff: 'e-vp', task: approval(qty) });
    decides('6', 'accept');
    decides('4', 'reject');
    const stored = run.tasks().filter(({ step }) => step === 'stockIn');
    expect(stored.map(({ lines, dueAt }) => [lines[0]?.qty, dueAt]).sort()).toEqual([['4', stored[0]?.dueAt], ['5', stored[0]?.dueAt]]);
    expect(run.state.clocks.filter(({ rule, state }) => rule === 'put' && state === 'running').map(({ scope }) => scope).sort()).toEqual(portions(run.state).flatMap(({ id, endedAt }) => (endedAt === null ? [id] : [])).sort());
    for (const { taskId, lines } of stored) run.does('stock_in', at('04 13:00'), { qty: lines[0]?.qty, storeCode: 'S' }, { task: taskId });
    run.does('make', at('04 14:00'), { qty: '6' });
    run.does('ship', at('04 15:00'), { qty: '6', waybillRef: 'W' });
    expect([run.state.result, run.goods(), portions(run.state).map(({ qty, remedy }) => [qty, remedy]).sort()]).toEqual(['completed', { RESTOCK: 10 }, [[1, 'REPLENISH'], [4, 'NONE'], [5, 'REPLENISH']]]);
  });

  it('refused for good for a part of goods that wait for 放行循环: nobody repairs that part before somebody lets it (walk of two pieces, S001-20)', () => {
    const run = judge(accept(begin({}, {}, {
      approvals: { replacement: chain('refuse', ['vp', 'x']) }, outcomes: { goods: ['REWORK', 'SCRAP'], remedies: ['REPLENISH'] }, disposition: { remedies: table(['REPLENISH']) },
      rework: { reinspect: 'qc' }, loops: { rework: { max: 1, grant: 'qcHead' } },
    })), [{ qty: '10', goods: 'REWORK', remedy: 'REPLENISH' }]);
    for (const qty of ['6', '4']) run.does('supply_order', at('04 11:00'), { formNo: 'BH-1', qty }, { staff: 'e-sales' });
    run.does('repair', at('04 11:10'), { qtyDone: '10', qtyUnrepairable: '0', hours: 1, material: [] });
    run.does('reinspect', at('04 11:20'), { pass: '0', fail: '10', defects: [] });
    expect(run.steps()).toContain('loopLimit');
    run.does('replacement_approval', at('04 12:00'), { gate: 'replacement', level: 1, verdict: 'reject' }, { staff: 'e-vp' });
    const onGoods = run.tasks().filter(({ scope }) => scope.portion !== undefined).map(({ step, lines }) => [step, lines[0]?.qty]);
    expect(onGoods.sort()).toEqual([['loopLimit', '4'], ['loopLimit', '6']]);
  });

  it('refused for good: the goods go on, nothing is sent', () => {
    const run = judge(accept(begin({}, {}, { approvals: { replacement: chain('refuse', ['vp', 'x']) } })), [goods('EXCHANGE')]);
    run.does('supply_order', at('04 11:00'), { formNo: 'OT-1', qty: '10' });
    run.does('replacement_approval', at('04 12:00'), { gate: 'replacement', level: 1, verdict: 'reject' }, { staff: 'e-vp' });
    run.answer(at('04 12:01'));
    run.does('stock_in', at('04 13:00'), { qty: '10', storeCode: 'S' });
    expect([run.state.result, supplies(run.state).map(({ shipped }) => shipped)]).toEqual(['completed', [false]]);
  });
});

describe('an exchange refused after the way of the goods is over', () => {
  const refused = (onReject: 'redecide' | 'refuse') => {
    const run = judge(accept(begin({}, {}, { approvals: { replacement: chain(onReject, ['vp', 'S001-18 §4.8']) } })), [goods('EXCHANGE')]);
    run.does('stock_in', at('04 10:30'), { qty: '10', storeCode: 'S' });
    run.does('supply_order', at('04 11:00'), { formNo: 'OT-1', qty: '10' }, { staff: 'e-sales' });
    const effects = run.does('replacement_approval', at('04 12:00'), { gate: 'replacement', level: 1, verdict: 'reject' }, { staff: 'e-vp' });
    return { run, told: bodies(effects, 'notice-requested').map(({ text, to }) => [text, to[0]?.role]) };
  };

  it('§1.4: only the remedy is judged again, the goods stay where they are', () => {
    const { run } = refused('redecide');
    expect(run.task('redecide').menu.outcomes).toMatchObject([{ goods: 'RESTOCK', remedies: ['REPLENISH', 'SHORTAGE_MAKE_UP', 'PARTS_SHIPMENT', 'NONE'] }]);
    run.does('dispose', at('04 13:00'), { lines: [{ line: 1, portions: [goods('REPLENISH')] }] });
    run.answer(at('04 13:01'));
    run.does('supply_order', at('04 14:00'), { formNo: 'OT-2', qty: '10' }, { staff: 'e-sales' });
    run.does('replacement_approval', at('04 14:10'), { gate: 'replacement', level: 1, verdict: 'accept' }, { staff: 'e-vp' });
    run.does('make', at('04 14:30'), { qty: '10' });
    run.does('ship', at('04 15:00'), { qty: '10', waybillRef: 'W' });
    expect([run.state.result, run.goods(), supplies(run.state).map(({ remedy, shipped }) => [remedy, shipped])]).toEqual(['completed', { RESTOCK: 10 }, [['EXCHANGE', false], ['REPLENISH', true]]]);
  });

  it('nothing in kind is agreed: the judge says so himself, and the return ends', () => {
    const { run } = refused('redecide');
    run.does('dispose', at('04 13:00'), { lines: [{ line: 1, portions: [goods('NONE')] }] });
    run.answer(at('04 13:01'));
    expect([run.state.result, run.status().lines[0]?.portions.map(({ remedy }) => remedy)]).toEqual(['completed', ['NONE']]);
  });

  it('a return cancelled meanwhile leaves the goods where they went', () => {
    const { run } = refused('redecide');
    run.does('cancel', at('04 13:00'), { reasonCode: 'twice' }, { role: 'csHead' });
    run.answer(at('04 13:01'));
    expect([run.state.result, run.goods()]).toEqual(['cancelled', { RESTOCK: 10 }]);
  });

  it('refused for good: there is none, and who guides the return tells the customer', () => {
    const { run, told } = refused('refuse');
    expect([told, run.steps()]).toEqual([[['remedy_refused', 'sales']], []]);
  });
});

describe('duties that hang on what is sent instead', () => {
  const letter = (more: object = {}) => ({ duties: { letter: { zh: '随货函', en: 'Covering letter', by: 'sales', after: 'ship', clause: 'acme §1', ...more } } }) as Partial<Patch>;
  const shipped = (run: ReturnRun, qty: string, hour: string) => {
    run.does('supply_order', at(`04 ${hour}:00`), { formNo: 'BH-1', qty });
    run.does('make', at(`04 ${hour}:20`), { qty });
    run.does('ship', at(`04 ${hour}:40`), { qty, waybillRef: 'W' });
  };
  const judgedAs = (patch: Partial<Patch>, ...portions: object[]) => judge(accept(begin({}, {}, patch)), portions);

  it('one for the whole return comes once everything is shipped', () => {
    const run = judgedAs(letter(), goods('EXCHANGE', '6'), goods('REPLENISH', '4'));
    shipped(run, '6', '11');
    expect(run.steps()).not.toContain('duty.letter');
    shipped(run, '4', '12');
    expect(run.task('duty.letter').openedAt).toBe(at('04 12:40'));
  });

  it('one per supply comes with each, also with a part that goes by itself, and holds up the end', () => {
    const run = judgedAs(letter({ per: 'supply' }), goods('EXCHANGE'));
    shipped(run, '6', '11');
    expect(run.tasks().filter(({ step }) => step === 'duty.letter').map(({ lines }) => lines[0]?.qty)).toEqual(['6']);
    shipped(run, '4', '12');
    run.does('stock_in', at('04 13:00'), { qty: '10', storeCode: 'S' });
    expect(run.steps()).toEqual(['duty.letter', 'duty.letter']);
    for (const { taskId } of run.tasks()) run.does('duty', at('04 14:00'), { duty: 'letter' }, { task: taskId });
    expect(run.state.result).toBe('completed');
  });

  it('nothing is owed in kind: it is not asked for and holds nothing up', () => {
    const run = judgedAs(letter({ before: 'stockIn' }), goods('NONE'));
    expect(run.steps()).toEqual(['stockIn']);
    const owed = judgedAs(letter({ before: 'stockIn' }), goods('EXCHANGE'));
    expect(owed.steps()).toEqual(['supplyOrder']);
    shipped(owed, '10', '11');
    expect(owed.steps()).toEqual(['duty.letter']);
  });

  it('its condition reads the remedy of the supply', () => {
    const run = judgedAs(letter({ per: 'supply', when: { remedy: 'REPLENISH' } }), goods('EXCHANGE', '6'), goods('REPLENISH', '4'));
    shipped(run, '6', '11');
    expect(run.steps()).not.toContain('duty.letter');
    shipped(run, '4', '12');
    expect(run.steps()).toContain('duty.letter');
  });

  it('a limit of the whole return may run from the last shipment', () => {
    const sla = { told: { zh: '发货后告知', en: 'Told after shipping', budget: { natural: 60 }, start: 'ship' as const, stop: 'duty:letter' as const, owner: 'task', ladder: 'standard', clause: 'acme §1' } };
    const run = judgedAs({ ...letter(), sla }, goods('EXCHANGE', '6'), goods('REPLENISH', '4'));
    shipped(run, '6', '11');
    shipped(run, '4', '12');
    expect(run.clock('told').editions[0]?.dueAt).toBe(at('04 13:40'));
  });
});

describe('§4.4 advance replacement: what goes first', () => {
  it('R31 S003-15 AS-06: the replacement is issued at approval and runs beside the goods', () => {
    const run = accept(begin({ ...ADVANCE, deposit: null }, WANTS));
    expect(run.steps().toSorted()).toEqual(['instruct', 'supplyOrder']);
    run.does('supply_order', at('03 10:00'), { formNo: 'XS-1', qty: '10' });
    run.does('ship', at('03 11:00'), { qty: '10', waybillRef: 'W' });
    run.does('instruct', at('04 08:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
    run.does('receive', at('04 09:00'), { lines: [{ line: 1, received: '10' }], documents: [], signedBy: [] });
    expect(offered(run)).toEqual(['EXCHANGE']);
    run.does('dispose', at('04 10:00'), { lines: [{ line: 1, portions: [goods('EXCHANGE')] }] });
    run.does('stock_in', at('04 11:00'), { qty: '10', storeCode: 'S' });
    expect([run.state.result, supplies(run.state)]).toMatchObject(['completed', [{ qty: 10, shipped: true }]]);
  });
  it('R31, I2: a return that becomes large late sends nothing ahead of a new judgement of goods for which something has been sent', () => {
    const late: Partial<Patch> = { classNames: { batch: { zh: '批量', en: 'Batch' } }, classes: [row({ dayTotalQty: { gte: 50 } }, 'batch', 'S003-15 §5.2 (R17)')], approvals: { scrap: chain('redecide', ['qcHead', 'S003-15 §5.3.4']) } };
    const run = judge(accept(begin({ make: null, advance: { quantityClass: 'batch' } }, {}, late)), [{ qty: '10', goods: 'SCRAP', remedy: 'PARTS_SHIPMENT' }]);
    run.does('supply_order', at('04 11:00'), { formNo: 'BH-1', qty: '10' });
    run.does('ship', at('04 12:00'), { qty: '10', waybillRef: 'W' });
    run.does('scrap_request', at('04 13:00'), { qty: '10', formNo: 'BF-1', reasonCode: 'x' });
    run.does('scrap_approval', at('04 13:30'), { gate: 'scrap', level: 1, verdict: 'reject' }, { staff: 'e-qc' });
    run.does('totals', at('04 14:00'), { dayModelQty: '60', dayTotalQty: '60', version: 1 }, { task: null, desk: 'returns' });
    expect([run.steps(), supplies(run.state).map(({ remedy, shipped }) => [remedy, shipped])]).toEqual([['redecide', 'anomaly'], [['PARTS_SHIPMENT', true]]]);
  });
  it('R31: nobody asked for it, nothing goes first', () => expect(accept(begin(ADVANCE)).steps()).toEqual(['instruct']));
  it('R32 before R31: who deducts gets nothing first', () => {
    expect(accept(begin({ ...ADVANCE, deny: { customerDeducts: true } }, { ...WANTS, customerDeducts: true })).steps()).toEqual(['instruct']);
  });

  it('R30 S001-08: only against the deposit, which is the order value', () => {
    const run = accept(begin(ADVANCE, WANTS));
    expect(run.task('deposit')).toMatchObject({ desk: 'finance', owner: { role: 'fin' }, menu: { amount: 200_000 }, clause: 'S001-08 §1.3 (R30)' });
    expect(run.steps()).not.toContain('supplyOrder');
    run.does('deposit', at('03 10:00'), { amount: 150_000 });
    expect(run.task('deposit').menu.amount).toBe(50_000);
    run.does('deposit', at('03 11:00'), { amount: 50_000 });
    expect(run.task('supplyOrder').openedAt).toBe(at('03 11:00'));
  });
  it('R30: half of the order value, where the policy says so', () => {
    expect(accept(begin({ ...ADVANCE, deposit: { ...ADVANCE.deposit, bps: 5000 } }, WANTS)).task('deposit').menu.amount).toBe(100_000);
  });
  it('R30: refused, the replacement follows the goods as usual', () => {
    const run = accept(begin(ADVANCE, WANTS));
    run.does('customer_reply', at('03 10:00'), { about: 'deposit', answer: 'refuse' }, { task: null });
    expect(run.steps()).toEqual(['instruct']);
    judge(run, [goods('EXCHANGE')]);
    expect([run.task('supplyOrder').lines, supplies(run.state).filter(({ endedAt }) => endedAt === null)]).toMatchObject([[{ qty: '10' }], [{ qty: 10 }]]);
  });
  it('R30: silence is a refusal where the policy takes it for one', () => {
    const ask = { deposit: { on: true, by: 'sales', timeout: workdays(2), onTimeout: 'deem_refused' as const, clause: 'house' } };
    const run = accept(begin(ADVANCE, WANTS, { ask }));
    run.tick(at('06 09:00'));
    expect(run.steps()).toEqual(['instruct']);
  });
});

describe('the deposit once everything is judged', () => {
  const paid = (replacement: NonNullable<Patch['replacement']> = ADVANCE): ReturnRun => {
    const run = accept(begin(replacement, WANTS));
    run.does('deposit', at('03 10:00'), { amount: 200_000 });
    run.does('supply_order', at('03 11:00'), { formNo: 'XS-1', qty: '10' });
    return run;
  };
  const modes = (run: ReturnRun) => run.task('depositSettle').menu;

  it('R30: the house’s own fault is proven, it is offset or goes back', () => {
    const run = judge(paid(), [goods('EXCHANGE')], '10', { faultCode: 'own' });
    expect(modes(run)).toMatchObject({ amount: 200_000, results: ['offset', 'refund'] });
    run.does('deposit_settle', at('04 12:00'), { mode: 'keep', amount: 200_000 });
    run.does('deposit_settle', at('04 12:10'), { mode: 'offset', amount: 190_000 });
    run.does('deposit_settle', at('04 12:20'), { mode: 'offset', amount: 200_000 });
    expect([anomalies(run), run.state.deposit?.settled]).toEqual([['outcome_not_allowed', 'malformed'], 'offset']);
  });
  it('R30: not proven, or not all of it, finance decides', () => {
    expect(modes(judge(paid(), [goods('EXCHANGE')], '10', { faultCode: 'customer' })).results).toEqual(['keep', 'refund']);
    expect(modes(judge(paid(), [goods('EXCHANGE', '8')], '8', { faultCode: 'own' })).results).toEqual(['keep', 'refund']);
  });
  it.each([['offset_price', ['keep']], ['refund', ['refund']]] as const)('R30: not proven under `%s`', (unproven, results) => {
    expect(modes(judge(paid({ ...ADVANCE, deposit: { ...ADVANCE.deposit, unproven } }), [goods('EXCHANGE')])).results).toEqual(results);
  });
  it('a return that is withdrawn before anything left gives it back', () => {
    const run = accept(begin(ADVANCE, WANTS));
    run.does('deposit', at('03 10:00'), { amount: 200_000 });
    run.does('withdraw', at('03 11:00'), { reason: 'gave_up' });
    run.answer(at('03 11:05'));
    expect(modes(run)).toMatchObject({ amount: 200_000, results: ['refund'] });
    run.does('deposit_settle', at('03 12:00'), { mode: 'refund', amount: 200_000 });
    expect(run.state.result).toBe('withdrawn');
  });
});
