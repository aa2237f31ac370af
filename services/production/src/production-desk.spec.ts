import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import { askedFor, FOUND_BAD, judgedAs, type Asked } from '@guitu/return-process/scenarios/asked-at-desk.fixture';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import production from './service.js';
import { tellsOfTakingOver } from './take-over/take-over-desk.fixture.js';
import { answering } from './testbed/answering.fixture.js';
import { answersOverHttp } from './testbed/answers-over-http.js';
import { orderSheets } from './testbed/order-sheet.fixture.js';
import { orderDates } from './testbed/order-date.fixture.js';
import { orderPostings } from './testbed/order-posting.fixture.js';
import { plannedWork } from './testbed/planned-work.fixture.js';
import { reworking } from './testbed/reworking.fixture.js';

const PORTION = { scope: { portion: 'p1' }, lines: [{ line: 1, item: 'PUMP', qty: '5', unit: 'pcs' as const, portion: 'p1' }] };
const PLANNING = { owner: { dept: 'PLANNING' as const, role: 'pmc', head: 'pmcHead' } };

const BUYER = { owner: { dept: 'PURCHASING' as const, role: 'buyer', head: 'pmcHead' } };
const RELABEL: Partial<TaskStatement> = { ...PORTION, menu: { requires: ['certificate'] } };
const PART = { item: 'VALVE', qty: '2', state: 'good' };

/** What each action needs to succeed, and the row it must leave. */
const ACTIONS: { kind: FactKind; noun: string; person: string; task: Partial<TaskStatement>; body: object; table: string; row: object; event: string }[] = [
  {
    kind: 'hold', noun: 'holds', person: 'e-prod', task: {}, table: 'production_hold', event: 'production.hold-placed.v1',
    body: { placeCode: 'LINE-3', label: '暂停生产', lines: [{ line: 1, qty: '0' }] }, row: { place_code: 'LINE-3', line: 1, qty: '0.000000', placed_by: 'e-prod' },
  },
  {
    kind: 'order', noun: 'rework-orders', person: 'e-pmc', task: { ...PORTION, ...PLANNING }, table: 'rework_order', event: 'production.rework-ordered.v1',
    body: { orderNo: 'MO-1001', qty: '5', priority: true }, row: { order_no: 'MO-1001', qty: '5.000000', portion: 'p1', ordered_by: 'e-pmc' },
  },
  {
    kind: 'repair', noun: 'rework-completions', person: 'e-prod', task: { ...PORTION, taskId: 'p1/rework/2/1', round: 2 }, table: 'rework_completion', event: 'production.rework-completed.v1',
    body: { qtyDone: '3', qtyUnrepairable: '1', hours: 1.25, material: [{ item: 'SEAL', qty: '3' }] }, row: { qty_done: '3.000000', qty_unrepairable: '1.000000', hours: '1.25', round: 2, portion: 'p1' },
  },
  {
    kind: 'make', noun: 'replenishments-made', person: 'e-prod', task: { ...PORTION, scope: { supply: 's1' } }, table: 'replenishment', event: 'production.replenishment-made.v1',
    body: { qty: '5' }, row: { supply: 's1', qty: '5.000000', made_by: 'e-prod' },
  },
  {
    kind: 'signoff', noun: 'branch-signoffs', person: 'e-prod', task: { owner: { dept: 'PRODUCTION', role: 'branch', head: 'prodHead' } }, table: 'branch_signoff', event: 'production.goods-signed-for.v1',
    body: { branchCode: 'F1', qty: '10' }, row: { consignment: 'c1', branch_code: 'F1', qty: '10.000000', recorded_by: 'e-prod' },
  },
  {
    kind: 'sort', noun: 'sortings', person: 'e-prod', task: {}, table: 'sorting', event: 'production.goods-sorted.v1',
    body: { lines: [{ line: 1, qty: '6', class: 'good' }, { line: 1, qty: '4', class: 'bad' }] }, row: { consignment: 'c1', recorded_by: 'e-prod' },
  },
  {
    kind: 'treat', noun: 'treatments', person: 'e-prod', task: RELABEL, table: 'treatment', event: 'production.goods-treated.v1',
    body: { qty: '3', certificateNo: 'HG-77' }, row: { portion: 'p1', asked: '5.000000', qty: '3.000000', certificate_no: 'HG-77', recorded_by: 'e-prod' },
  },
  {
    kind: 'pack', noun: 'packings', person: 'e-prod', task: PORTION, table: 'packing', event: 'production.goods-packed.v1',
    body: { qty: '5' }, row: { portion: 'p1', asked: '5.000000', qty: '5.000000', recorded_by: 'e-prod' },
  },
  {
    kind: 'dismantle', noun: 'dismantlings', person: 'e-prod', task: PORTION, table: 'dismantling', event: 'production.goods-dismantled.v1',
    body: { parts: [PART, { ...PART, state: 'scrap' }] }, row: { portion: 'p1', asked: '5.000000', qty: '5.000000', recorded_by: 'e-prod' },
  },
  {
    kind: 'scrap_request', noun: 'scrap-requests', person: 'e-prod', task: PORTION, table: 'scrap_request', event: 'production.scrap-requested.v1',
    body: { qty: '2', formNo: 'BF-1', reasonCode: 'cracked' }, row: { portion: 'p1', asked: '5.000000', qty: '2.000000', form_no: 'BF-1', reason_code: 'cracked' },
  },
  {
    kind: 'to_supplier', noun: 'supplier-handovers', person: 'e-buyer', task: { ...PORTION, ...BUYER }, table: 'supplier_handover', event: 'production.goods-handed-to-supplier.v1',
    body: { qty: '4', claimId: 'SC-1' }, row: { portion: 'p1', asked: '5.000000', qty: '4.000000', claim_no: 'SC-1', recorded_by: 'e-buyer' },
  },
  {
    kind: 'conclude', noun: 'meeting-conclusions', person: 'e-buyer', task: { ...BUYER, scope: {} }, table: 'meeting_conclusion', event: 'production.meeting-concluded.v1',
    body: { attendantRoles: ['buyer', 'qc'], conclusionCode: 'return_to_maker' }, row: { attendant_roles: ['buyer', 'qc'], conclusion_code: 'return_to_maker', recorded_by: 'e-buyer' },
  },
  {
    kind: 'improve', noun: 'improvement-reports', person: 'e-prod', task: { scope: {}, menu: { results: ['improvement'] } }, table: 'improvement_report', event: 'production.improvement-reported.v1',
    body: { kind: 'improvement', actions: ['new_jig'], report: '更换夹具' }, row: { kind: 'improvement', actions: ['new_jig'], recorded_by: 'e-prod' },
  },
];
/** Numbers that are spent once: each use of this table needs its own. */
const FRESH: { readonly [K in FactKind]?: object } = { order: { orderNo: 'MO-2002' }, scrap_request: { formNo: 'BF-2' }, to_supplier: { claimId: 'SC-2' } };

describe('the desk of production', () => {
  let stand: DeskStand;
  beforeAll(async () => {
    stand = await DeskStand.start(production);
  });
  afterAll(() => stand.stop());

  const refused = async (returnNo: string, noun: string, person: string | null, body: object, status: number) => {
    const before = await stand.contents();
    const answer = await stand.post(`/returns/${returnNo}/${noun}`, person, body);
    expect({ status: answer.status, zh: answer.body.zh, en: answer.body.en }).toEqual({ status, zh: expect.any(String), en: expect.any(String) });
    expect(await stand.contents()).toEqual(before);
    return answer;
  };

  orderDates(() => stand);
  orderSheets(() => stand);
  orderPostings(() => stand);
  reworking(() => stand);
  plannedWork(() => stand);
  answering(() => stand);
  tellsOfTakingOver(() => stand);

  it.each(ACTIONS)('$kind leaves its row and its event, once', async ({ kind, noun, person, task: more, body, table, row, event }) => {
    const { returnNo, taskId } = await stand.task('production', kind, more);
    const first = await stand.post(`/returns/${returnNo}/${noun}`, person, { taskId, ...body }, `key-${kind}-once`);
    expect(first.status).toBe(201);
    const again = await stand.post(`/returns/${returnNo}/${noun}`, person, { taskId, ...body }, `key-${kind}-once`);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const rows = (await stand.rows<{ return_no: string }>(table)).filter((r) => r.return_no === returnNo);
    expect(rows).toEqual([expect.objectContaining(row)]);
    const events = (await stand.rows<{ subject: string; type: string }>('journal')).filter((e) => e.subject.endsWith(returnNo) && e.type === event);
    expect(events).toHaveLength(1);
  });

  it.each(ACTIONS.filter(({ kind }) => kind !== 'hold'))('$kind by two at once is heard once, and leaves one row and one event', async ({ kind, noun, person, task: more, body, table, event }) => {
    const { returnNo, taskId } = await stand.task('production', kind, more);
    const numbers: { readonly [K in FactKind]?: object } = { order: { orderNo: 'MO-TWO' }, scrap_request: { formNo: 'BF-TWO' }, to_supplier: { claimId: 'SC-TWO' } };
    const answers = await Promise.all([1, 2].map(() => stand.post(`/returns/${returnNo}/${noun}`, person, { taskId, ...body, ...numbers[kind] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const ofReturn = async (from: string) => (await stand.rows<{ return_no?: string; subject?: string; type?: string }>(from)).filter((row) => row.return_no === returnNo || (row.subject?.endsWith(returnNo) === true && row.type === event));
    expect([(await ofReturn(table)).length, (await ofReturn('journal')).length]).toEqual([1, 1]);
  });

  it.each(ACTIONS)('$kind refuses strangers, a second completion and unknown fields, and changes nothing', async ({ kind, noun, person, task: more, body }) => {
    const { returnNo, taskId } = await stand.task('production', kind, more);
    const valid = { taskId, ...body, ...FRESH[kind] };
    await refused(returnNo, noun, null, valid, 401);
    await refused(returnNo, noun, 'e-keeper', valid, 403);
    await refused(returnNo, noun, person, { ...valid, remark: 'x' }, 400);
    expect((await stand.post(`/returns/${returnNo}/${noun}`, person, valid)).status).toBe(201);
    if (kind !== 'hold') await refused(returnNo, noun, person, valid, 409);
  });

  it('refuses repaired and unrepairable pieces beyond what is in rework', async () => {
    const { returnNo, taskId } = await stand.task('production', 'repair', PORTION);
    const answer = await refused(returnNo, 'rework-completions', 'e-prod', { taskId, qtyDone: '5', qtyUnrepairable: '1', hours: 1, material: [] }, 422);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['qty']);
  });

  it('refuses a report about nothing', async () => {
    const { returnNo, taskId } = await stand.task('production', 'repair', PORTION);
    const answer = await refused(returnNo, 'rework-completions', 'e-prod', { taskId, qtyDone: '0', qtyUnrepairable: '0', hours: 1, material: [] }, 422);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['qtyDone']);
  });

  it.each<[string, FactKind, string, string, Partial<TaskStatement>, object, string[]]>([
    ['签收: no figure at all', 'signoff', 'branch-signoffs', 'e-prod', {}, { branchCode: 'F1' }, ['lines']],
    ['分拣: pieces without a class', 'sort', 'sortings', 'e-prod', {}, { lines: [{ line: 1, qty: '9', class: 'good' }] }, ['lines']],
    ['分拣: a line that did not come', 'sort', 'sortings', 'e-prod', {}, { lines: [{ line: 1, qty: '10', class: 'good' }, { line: 2, qty: '1', class: 'good' }] }, ['lines.1.qty']],
    ['处理: a new certificate without its number', 'treat', 'treatments', 'e-prod', RELABEL, { qty: '5' }, ['certificateNo']],
    ['处理: more than is there', 'treat', 'treatments', 'e-prod', PORTION, { qty: '6' }, ['qty']],
    ['包装: more than is there', 'pack', 'packings', 'e-prod', PORTION, { qty: '6' }, ['qty']],
    ['包装: half a piece', 'pack', 'packings', 'e-prod', PORTION, { qty: '4.5' }, ['qty']],
    ['拆解: more than is there', 'dismantle', 'dismantlings', 'e-prod', PORTION, { qty: '6', parts: [PART] }, ['qty']],
    ['拆解: half a part', 'dismantle', 'dismantlings', 'e-prod', PORTION, { parts: [{ ...PART, qty: '1.5' }] }, ['parts.0.qty']],
    ['拆解: into nothing', 'dismantle', 'dismantlings', 'e-prod', PORTION, { parts: [] }, ['parts']],
    ['报废申请: more than the portion', 'scrap_request', 'scrap-requests', 'e-prod', PORTION, { qty: '6', formNo: 'BF-MORE', reasonCode: 'cracked' }, ['qty']],
    ['返修完成: without what the procedure asks of a repair', 'repair', 'rework-completions', 'e-prod', { ...PORTION, menu: { requires: ['burn_in', 'final_test'] } }, { qtyDone: '5', qtyUnrepairable: '0', hours: 1, material: [], requires: { burn_in: true, final_test: false } }, ['requires.final_test']],
    ['报废申请: by weight (R56), without one', 'scrap_request', 'scrap-requests', 'e-prod', { ...PORTION, menu: { fields: ['weightByGroup'] } }, { qty: '5', formNo: 'BF-WEIGHT', reasonCode: 'cracked' }, ['weightByGroup']],
    ['移交供应商: more than is there', 'to_supplier', 'supplier-handovers', 'e-buyer', { ...PORTION, ...BUYER }, { qty: '6', claimId: 'SC-3' }, ['qty']],
    ['评审: a role twice', 'conclude', 'meeting-conclusions', 'e-buyer', { ...BUYER, scope: {} }, { attendantRoles: ['buyer', 'buyer'], conclusionCode: 'x' }, ['attendantRoles']],
    ['改善报告: no measure', 'improve', 'improvement-reports', 'e-prod', { scope: {} }, { kind: 'improvement', actions: [], report: 'x' }, ['actions']],
  ])('%s: refused, and nothing changed', async (_what, kind, noun, person, more, body, paths) => {
    const { returnNo, taskId } = await stand.task('production', kind, more);
    const answer = await refused(returnNo, noun, person, { taskId, ...body }, 422);
    expect([answer.body.code, answer.body.errors?.map(({ path }) => path)]).toEqual(['not-allowed', paths]);
  });

  it('拆解: keeps the parts as they were won', async () => {
    const { returnNo, taskId } = await stand.task('production', 'dismantle', PORTION);
    expect((await stand.post(`/returns/${returnNo}/dismantlings`, 'e-prod', { taskId, qty: '2', parts: [PART, { ...PART, state: 'scrap', qty: '1' }] })).status).toBe(201);
    const [{ fact_id: factId, qty } = { fact_id: '', qty: '' }] = (await stand.rows<{ return_no: string; fact_id: string; qty: string }>('dismantling')).filter((row) => row.return_no === returnNo);
    const parts = (await stand.rows<{ fact_id: string; item: string; qty: string; state: string }>('dismantled_part')).filter((row) => row.fact_id === factId);
    expect([qty, ...parts.map((part) => `${part.item} ${part.qty} ${part.state}`).sort()]).toEqual(['2.000000', 'VALVE 1.000000 scrap', 'VALVE 2.000000 good']);
  });

  it('移交供应商: a claim is about the goods of one return, in as many parts as it takes', async () => {
    const [one, two] = [await stand.task('production', 'to_supplier', { ...PORTION, ...BUYER }), await stand.task('production', 'to_supplier', { ...PORTION, ...BUYER })];
    const part = await stand.task('production', 'to_supplier', { ...PORTION, ...BUYER, returnNo: one.returnNo, taskId: 'p2/toSupplier/1/1' });
    const hand = ({ returnNo, taskId }: TaskStatement) => stand.post(`/returns/${returnNo}/supplier-handovers`, 'e-buyer', { taskId, qty: '5', claimId: 'SC-SAME' });
    expect([(await hand(one)).status, (await hand(part)).status]).toEqual([201, 201]);
    const answer = await refused(two.returnNo, 'supplier-handovers', 'e-buyer', { taskId: two.taskId, qty: '5', claimId: 'SC-SAME' }, 422);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['claimId']);
  });

  it('of two returns that name one claim, and two that name one scrap form, at the same moment one is refused', async () => {
    const tasks = async (kind: FactKind, more: Partial<TaskStatement>) => Promise.all([1, 2].map(() => stand.task('production', kind, { ...PORTION, ...more })));
    const claims = (await tasks('to_supplier', BUYER)).map(({ returnNo, taskId }) => stand.post(`/returns/${returnNo}/supplier-handovers`, 'e-buyer', { taskId, qty: '5', claimId: 'SC-RACE' }));
    const requests = (await tasks('scrap_request', {})).map(({ returnNo, taskId }) => stand.post(`/returns/${returnNo}/scrap-requests`, 'e-prod', { taskId, qty: '5', formNo: 'BF-RACE', reasonCode: 'cracked' }));
    const answers = await Promise.all([...claims, ...requests]);
    expect([answers.slice(0, 2), answers.slice(2)].map((pair) => pair.map(({ status }) => status).sort())).toEqual([[201, 422], [201, 422]]);
  });

  it.each(['treatment', 'packing', 'dismantling'])('%s: the database itself refuses more than was there', async (table) => {
    const row = `gen_random_uuid(), 'GT01', 'SZ1', 'RT-1', 'p1', 5, 6, 'e-prod', now()`;
    const insert = `insert into ${table} (fact_id, company_code, plant_code, return_no, portion, asked, qty, recorded_by, recorded_at) values (${row})`;
    await expect(stand.database.dataSource.query(insert)).rejects.toThrow(`${table}_within_task`);
  });

  describe('with the process: what the core asks, this desk takes, and what it records the core applies', () => {
    it.each<[string, Asked, string, object, string[]]>([
      ['S000-11: more than 200 pieces are sorted by production', { ref: 'S000-11@1', step: 'sort', qty: '201' }, 'e-prod', { lines: [{ line: 1, qty: '201', class: 'scratched' }] }, ['inspect']],
      ['S000-19: the branch signs for the goods', { ref: 'S000-19@1', step: 'signoff' }, 'e-prod', { branchCode: 'F1', qty: '12' }, ['dispose', 'notify']],
      ['S000-19: what cannot be repaired goes into its approval chain of two', { ref: 'S000-19@1', step: 'scrapRequest', said: { ...FOUND_BAD, ...judgedAs('SCRAP', 'NONE') } }, 'e-prod', { qty: '12', formNo: 'BF-19', reasonCode: 'cracked' }, ['notify', 'scrapApprove', 'scrapApprove']],
      ['S000-03: goods with a new certificate are put away', { ref: 'S000-03@1', step: 'treat', line: { attrs: { productClass: 'paint' } }, said: judgedAs('RELABEL_RESALE', 'RECEIVABLE_OFFSET') }, 'e-prod', { qty: '12', certificateNo: 'HG-3' }, ['audit', 'duty.register', 'stockIn']],
      ['S003-14: dismantled, the parts are approved before they are put away', { ref: 'S003-14@1', step: 'dismantle', said: judgedAs('DISMANTLE', 'NONE') }, 'e-after', { parts: [PART] }, ['duty.partsCheck']],
      ['S000-06: packed by production, sent by the warehouse; a part leaves the rest to be packed', { ref: 'S000-06@1', step: 'pack', said: judgedAs('REWORK', 'REPAIR_RETURN') }, 'e-prod', { qty: '5' }, ['pack', 'sendBack']],
      ['S000-06: repaired with burn-in and final test, a part; the rest stays in repair', { ref: 'S000-06@1', step: 'rework', said: judgedAs('REWORK', 'REPAIR_RETURN') }, 'e-eng', { qtyDone: '7', qtyUnrepairable: '0', hours: 2, material: [], requires: { burn_in: true, final_test: true } }, ['duty.answer', 'duty.materialCost', 'duty.materialNotice', 'reinspect', 'rework']],
      ['S000-09: given back to the supplier; what is left is the refund', { ref: 'S000-09@1', step: 'toSupplier', said: judgedAs('RETURN_TO_SUPPLIER', 'REFUND_FULL') }, 'e-buyer', { qty: '12', claimId: 'SC-9' }, ['pay']],
      ['S001-08: what production changes', { ref: 'S001-08@1', step: 'improve', attrs: { reason: 'function' } }, 'e-prod', { kind: 'improvement', actions: ['new_jig'], report: '更换夹具' }, ['duty.trace', 'order', 'post']],
      ['S003-15: purchasing’s meeting, then the judgement', { ref: 'S003-15@1', step: 'meet', qty: '120' }, 'e-buyer', { attendantRoles: ['buyer', 'qc'], conclusionCode: 'return_to_maker' }, ['dispose']],
    ])('%s', async (_what, asked, person, payload, then) => {
      const run = askedFor(asked);
      expect(await answersOverHttp(stand, run, asked.step, person, payload)).toEqual(['applied']);
      expect(run.steps().sort()).toEqual(then);
    });
  });

  it('D2: refuses an order number that another return of the company has; another company’s is its own', async () => {
    const [one, two] = [await stand.task('production', 'order', { ...PORTION, ...PLANNING }), await stand.task('production', 'order', { ...PORTION, ...PLANNING })];
    const order = (task: TaskStatement) => ({ taskId: task.taskId, orderNo: 'MO-SAME', qty: '5', priority: false });
    expect((await stand.post(`/returns/${one.returnNo}/rework-orders`, 'e-pmc', order(one))).status).toBe(201);
    const answer = await refused(two.returnNo, 'rework-orders', 'e-pmc', order(two), 422);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['orderNo']);
    await stand.database.dataSource.query(`insert into rework_order select gen_random_uuid(), 'XX01', plant_code, return_no, order_no, portion, qty, due_at, priority, ordered_by, ordered_at from rework_order where order_no = 'MO-SAME'`);
  });

  it('D2: of two orders with one number at the same moment one is refused, and no server error shows', async () => {
    const tasks = await Promise.all([1, 2, 3, 4].map(() => stand.task('production', 'order', { ...PORTION, ...PLANNING })));
    const answers = await Promise.all(tasks.map(({ returnNo, taskId }) => stand.post(`/returns/${returnNo}/rework-orders`, 'e-pmc', { taskId, orderNo: 'MO-RACE', qty: '5', priority: false })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
  });
});
