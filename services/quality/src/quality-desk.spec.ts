import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { COMMAND_NOUNS, type CommandKind } from '@guitu/contracts/http/command-routes';
import type { TaskStatement } from '@guitu/contracts/task';
import { DEMO_COMPANY, DEMO_PLANT } from '@guitu/identity/demo-people';
import type { ReturnRun } from '@guitu/return-process/return-run.fixture';
import { askedFor, judgedAs, takes, type Asked, type AtDesk } from '@guitu/return-process/scenarios/asked-at-desk.fixture';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import quality from './service.js';

const owner = (role: string) => ({ owner: { dept: 'QUALITY' as const, role, head: 'qcHead' } });
const AUTH = { owner: { dept: 'MANAGEMENT' as const, role: 'auth', head: 'gm' } };
const PORTION = { scope: { portion: 'p1' }, lines: [{ line: 1, item: 'PUMP', qty: '5', unit: 'pcs' as const, portion: 'p1' }] };
const ONSITE: Partial<TaskStatement> = { ...owner('qcs'), menu: { results: ['onsite', 'entrust', 'return'] } };
const PLAN: Partial<TaskStatement> = { menu: { sampling: { method: 'random', minBps: 2500 } } };
const gate = (level: number): Partial<TaskStatement> => ({ ...PORTION, ...AUTH, level, taskId: `p1/scrapApprove/1/${level}`, menu: { gate: 'scrap', level, verdicts: ['accept', 'reject'] } });
const CLOSING: Partial<TaskStatement> = { ...owner('qcHead'), scope: {}, taskId: 'case/closeReview/1/1', menu: { gate: 'close', level: 1, verdicts: ['accept', 'reject'] } };
const GM = { owner: { dept: 'MANAGEMENT' as const, role: 'gm', head: 'gm' } };
const PROPOSAL = [{ line: 1, portions: [{ qty: '5', goods: 'REWORK' as const, remedy: 'REPAIR_RETURN' as const }] }];
const JUDGED: Partial<TaskStatement> = { ...PORTION, ...GM, taskId: 'p1/redecideApprove/1/1', menu: { gate: 'disposition', level: 1, verdicts: ['accept', 'reject'], proposal: PROPOSAL } };
const BEARERS: Partial<TaskStatement> = { menu: { bearers: [{ fault: 'own', cause: 'slow', bearer: 'SALES', free: false }, { fault: 'own', cause: 'paint', bearer: 'PROD', free: false }, { fault: 'carrier', bearer: 'ANY', free: true }], penalty: 'assess' } };
const OWN = { fault: 'own', unitCode: 'WS-2', cause: 'paint', bearer: 'PROD', assessment: { code: 'KH-1', amount: 20_000 } };
const REWORK_PLAN: Partial<TaskStatement> = { ...PORTION, owner: { dept: 'ENGINEERING', role: 'eng', head: 'engHead' } };
const GRADED: Partial<TaskStatement> = { lines: [{ line: 1, item: 'PUMP', qty: '10', unit: 'pcs' }, { line: 2, item: 'PAINT', qty: '1.5', unit: 'kg' }], menu: { grades: ['A', 'B'] } };
let forms = 0;
const scrapForm = (formNo: string = `BF-${String(++forms)}`) => ({ qty: '5', formNo, reasonCode: 'cracked' });

interface Action { kind: FactKind; noun: string; person: string; task: Partial<TaskStatement>; body: () => object; rows: Record<string, object[]>; event: string }
/** What each action needs to succeed, and the rows it must leave. */
const ACTIONS: Action[] = [
  {
    kind: 'contact', noun: 'contacts', person: 'e-qcs', task: owner('qcs'), event: 'quality.customer-contacted.v1',
    body: () => ({ resultCode: 'agreed', attrs: { severity: 'serious', onsiteWanted: true } }),
    rows: { contact: [{ result_code: 'agreed', attrs: { severity: 'serious', onsiteWanted: true }, opinion_ref: null, recorded_by: 'e-qcs' }] },
  },
  {
    kind: 'onsite', noun: 'onsite-results', person: 'e-qcs', task: ONSITE, event: 'quality.onsite-result-recorded.v1',
    body: () => ({ lines: [{ line: 1, qty: '8', result: 'onsite' }, { line: 1, qty: '2', result: 'return' }] }),
    rows: { onsite_result: [{ position: 0, line: 1, qty: '8.000000', result: 'onsite' }, { position: 1, line: 1, qty: '2.000000', result: 'return', recorded_by: 'e-qcs' }] },
  },
  {
    kind: 'onsite_done', noun: 'onsite-completions', person: 'e-qcs', task: { ...PORTION, ...owner('qcs') }, event: 'quality.onsite-work-completed.v1',
    body: () => ({ qtyOk: '4', qtyFailed: '1', hours: 6.25, cost: 123_456 }),
    rows: {
      onsite_work: [{ portion: 'p1', qty_ok: '4.000000', qty_failed: '1.000000', recorded_by: 'e-qcs' }],
      external_failure_cost: [{ portion: 'p1', cost_fen: '123456', hours: '6.25', recorded_by: 'e-qcs' }],
    },
  },
  {
    kind: 'release', noun: 'hold-releases', person: 'e-qcs', task: owner('qcs'), event: 'quality.hold-released.v1',
    body: () => ({ places: ['A-1', 'LINE-3'] }), rows: { hold_release: [{ places: ['A-1', 'LINE-3'], recorded_by: 'e-qcs' }] },
  },
  {
    kind: 'inspect', noun: 'inspections', person: 'e-qc', task: PLAN, event: 'quality.inspection-recorded.v1',
    body: () => ({ method: 'random', lines: [{ line: 1, sample: '3', passed: '1', failed: '2' }] }),
    rows: { inspection: [{ consignment: 'c1', method: 'random', recorded_by: 'e-qc' }] },
  },
  {
    kind: 'conclude', noun: 'meeting-conclusions', person: 'e-qcs', task: owner('qcs'), event: 'quality.meeting-concluded.v1',
    body: () => ({ attendantRoles: ['qcs', 'prod'], conclusionCode: 'rework_and_scrap' }),
    rows: { meeting_conclusion: [{ attendant_roles: ['qcs', 'prod'], conclusion_code: 'rework_and_scrap', recorded_by: 'e-qcs' }] },
  },
  {
    kind: 'reinspect', noun: 'reinspections', person: 'e-qc', task: { ...PORTION, round: 2, taskId: 'p1/reinspect/2/1' }, event: 'quality.reinspection-recorded.v1',
    body: () => ({ pass: '3', fail: '2', defects: ['noise'] }),
    rows: { reinspection: [{ portion: 'p1', round: 2, pass: '3.000000', fail: '2.000000', defects: ['noise'] }] },
  },
  {
    kind: 'scrap_request', noun: 'scrap-requests', person: 'e-fqc', task: { ...PORTION, ...owner('fqc') }, event: 'quality.scrap-requested.v1',
    body: scrapForm, rows: { scrap_request: [{ portion: 'p1', qty: '5.000000', reason_code: 'cracked', recorded_by: 'e-fqc' }] },
  },
  {
    kind: 'close_review', noun: 'closing-reviews', person: 'e-qchead', task: CLOSING, event: 'quality.closing-reviewed.v1',
    body: () => ({ gate: 'close', level: 1, verdict: 'accept' }), rows: { closing_review: [{ level: 1, verdict: 'accept', recorded_by: 'e-qchead' }] },
  },
  {
    kind: 'scrap_approval', noun: 'scrap-reviews', person: 'e-auth', task: gate(1), event: 'quality.scrap-reviewed.v1',
    body: () => ({ gate: 'scrap', level: 1, verdict: 'reject', reasonCode: 'reworkable' }),
    rows: { scrap_review: [{ portion: 'p1', level: 1, verdict: 'reject', reason_code: 'reworkable', recorded_by: 'e-auth' }] },
  },
  {
    kind: 'disposition_approval', noun: 'disposition-reviews', person: 'e-gm', task: JUDGED, event: 'quality.disposition-reviewed.v1',
    body: () => ({ gate: 'disposition', level: 1, verdict: 'reject', reasonCode: 'too_dear' }),
    rows: { disposition_review: [{ portion: 'p1', consignment: null, level: 1, verdict: 'reject', reason_code: 'too_dear', proposal: PROPOSAL, recorded_by: 'e-gm' }] },
  },
  {
    kind: 'responsibility', noun: 'responsibility-decisions', person: 'e-qc', task: BEARERS, event: 'quality.responsibility-decided.v1', body: () => OWN,
    rows: { responsibility_decision: [{ fault: 'own', unit_code: 'WS-2', cause: 'paint', bearer: 'PROD', assessment_code: 'KH-1', assessment_fen: '20000', recorded_by: 'e-qc' }] },
  },
  {
    kind: 'plan', noun: 'rework-plans', person: 'e-eng', task: REWORK_PLAN, event: 'quality.rework-planned.v1',
    body: () => ({ feasible: true, differs: false, hours: 2.25, parts: [{ item: 'SEAL', qty: '5' }], attrs: { dimensionChange: true } }),
    rows: { rework_plan: [{ portion: 'p1', feasible: true, differs: false, hours: '2.25', parts: [{ item: 'SEAL', qty: '5' }], attrs: { dimensionChange: true }, reason_code: null, recorded_by: 'e-eng' }] },
  },
  {
    kind: 'first_article', noun: 'first-articles', person: 'e-qc', task: { ...PORTION, round: 2, taskId: 'p1/firstArticle/2/1' }, event: 'quality.first-article-checked.v1',
    body: () => ({ ok: false, defects: ['size'] }), rows: { first_article: [{ portion: 'p1', round: 2, ok: false, defects: ['size'], recorded_by: 'e-qc' }] },
  },
  {
    kind: 'unit_test', noun: 'performance-tests', person: 'e-qc', task: PORTION, event: 'quality.unit-tested.v1',
    body: () => ({ pass: '3', fail: '1', defects: ['noise'] }), rows: { performance_test: [{ portion: 'p1', round: 1, asked: '5.000000', pass: '3.000000', fail: '1.000000', defects: ['noise'] }] },
  },
  {
    kind: 'dispatch_check', noun: 'dispatch-inspections', person: 'e-qc', task: { ...PORTION, round: 2, taskId: 'p1/dispatchCheck/2/1' }, event: 'quality.dispatch-inspected.v1',
    body: () => ({ pass: '5', fail: '0' }), rows: { dispatch_inspection: [{ portion: 'p1', round: 2, asked: '5.000000', pass: '5.000000', fail: '0.000000', defects: [] }] },
  },
  {
    kind: 'sort', noun: 'sortings', person: 'e-qc', task: GRADED, event: 'quality.goods-sorted.v1',
    body: () => ({ lines: [{ line: 1, qty: '7', class: 'A' }, { line: 1, qty: '3', class: 'B' }, { line: 2, qty: '1.5', class: 'B' }] }), rows: { sorting: [{ consignment: 'c1', recorded_by: 'e-qc' }] },
  },
  {
    kind: 'pool_started', noun: 'pool-starts', person: 'e-qc', task: { lines: [{ line: 1, item: 'HEATER', qty: '21', unit: 'pcs' }], menu: { poolOver: 20 } }, event: 'quality.pool-inspection-started.v1',
    body: () => ({ poolId: 'POOL-1' }), rows: { pool_start: [{ consignment: 'c1', pool_id: 'POOL-1', pool_qty: '21.000000', qty: '21.000000', recorded_by: 'e-qc' }] },
  },
  {
    kind: 'improve', noun: 'improvement-reports', person: 'e-qc', task: { scope: {}, menu: { results: ['8d'] } }, event: 'quality.improvement-reported.v1',
    body: () => ({ kind: '8d', actions: ['retrain', 'poka_yoke'], report: '根本原因：夹具磨损。' }),
    rows: { improvement_report: [{ kind: '8d', actions: ['retrain', 'poka_yoke'], recorded_by: 'e-qc' }], improvement_text: [{ words: '根本原因：夹具磨损。', staff: 'e-qc' }] },
  },
];

describe('the desk of quality', () => {
  let stand: DeskStand;
  beforeAll(async () => {
    stand = await DeskStand.start(quality);
  });
  afterAll(() => stand.stop());

  const rowsOf = async (table: string, returnNo: string) => (await stand.rows<{ return_no: string; fact_id: string }>(table)).filter((row) => row.return_no === returnNo);
  const refused = async (returnNo: string, noun: string, person: string | null, body: object, status: number) => {
    const before = await stand.contents();
    const answer = await stand.post(`/returns/${returnNo}/${noun}`, person, body);
    expect({ status: answer.status, zh: answer.body['zh'], en: answer.body['en'] }).toEqual({ status, zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.stringMatching(/[a-z]/) });
    expect(await stand.contents()).toEqual(before);
    return answer;
  };

  it.each(ACTIONS)('$kind leaves its rows and its event, once', async ({ kind, noun, person, task: more, body: make, rows, event }) => {
    const { returnNo, taskId } = await stand.task('quality', kind, more);
    const body = { taskId, ...make() };
    const first = await stand.post(`/returns/${returnNo}/${noun}`, person, body, `key-${kind}-once`);
    expect(first.status).toBe(201);
    const again = await stand.post(`/returns/${returnNo}/${noun}`, person, body, `key-${kind}-once`);
    expect([again.status, again.body]).toEqual([201, first.body]);
    for (const [table, expected] of Object.entries(rows)) expect(await rowsOf(table, returnNo)).toEqual(expected.map((row) => expect.objectContaining(row)));
    const events = (await stand.rows<{ subject: string; type: string }>('journal')).filter(({ subject }) => subject.endsWith(returnNo));
    expect(events.map(({ type }) => type)).toEqual([event]);
  });

  it.each(ACTIONS)('$kind refuses strangers, a second completion and unknown fields, and changes nothing', async ({ kind, noun, person, task: more, body: make }) => {
    const { returnNo, taskId } = await stand.task('quality', kind, more);
    const body = { taskId, ...make() };
    await refused(returnNo, noun, null, body, 401);
    await refused(returnNo, noun, 'e-keeper', body, 403);
    // quality of another company plans no rework
    await refused(returnNo, noun, 'e-qc-other', body, kind === 'plan' ? 403 : 404);
    await refused(returnNo, noun, person, { ...body, remark: 'x' }, 400);
    expect((await stand.post(`/returns/${returnNo}/${noun}`, person, body)).status).toBe(201);
    await refused(returnNo, noun, person, { ...body, ...(kind === 'scrap_request' && scrapForm()) }, 409);
  });

  it.each<[string, FactKind, string, string, Partial<TaskStatement>, object, string[]]>([
    ['首次联系: what an unreached customer said', 'contact', 'contacts', 'e-qcs', owner('qcs'), { resultCode: 'not_reached', attrs: { severity: 'minor' } }, ['attrs']],
    ['首次联系: another reason than registered', 'contact', 'contacts', 'e-qcs', owner('qcs'), { resultCode: 'reached', attrs: { reason: 'other' } }, ['attrs.reason']],
    ['现场结果: a result the task does not list', 'onsite', 'onsite-results', 'e-qcs', ONSITE, { lines: [{ line: 1, qty: '10', result: 'discount' }] }, ['lines.0.result']],
    ['现场结果: pieces without a result', 'onsite', 'onsite-results', 'e-qcs', ONSITE, { lines: [{ line: 1, qty: '9', result: 'return' }] }, ['lines']],
    ['现场结果: more than is there', 'onsite', 'onsite-results', 'e-qcs', ONSITE, { lines: [{ line: 1, qty: '9', result: 'return' }, { line: 1, qty: '2', result: 'onsite' }] }, ['lines']],
    ['现场处理: a rest nobody handled', 'onsite_done', 'onsite-completions', 'e-qcs', { ...PORTION, ...owner('qcs') }, { qtyOk: '3', qtyFailed: '1', hours: 1, cost: 0 }, ['qtyOk']],
    ['现场处理: more than the portion', 'onsite_done', 'onsite-completions', 'e-qcs', { ...PORTION, ...owner('qcs') }, { qtyOk: '5', qtyFailed: '1', hours: 1, cost: 0 }, ['qty']],
    ['解除暂停: no place', 'release', 'hold-releases', 'e-qcs', owner('qcs'), { places: [] }, ['places']],
    ['检验: a sample below the plan', 'inspect', 'inspections', 'e-qc', PLAN, { method: 'random', lines: [{ line: 1, sample: '2', passed: '2', failed: '0' }] }, ['lines.0.sample']],
    ['检验: another method than the plan', 'inspect', 'inspections', 'e-qc', PLAN, { method: 'mixed_lot', lines: [{ line: 1, sample: '3', passed: '2', failed: '1' }] }, ['method']],
    ['检验: a full one that is not', 'inspect', 'inspections', 'e-qc', PLAN, { method: 'full', lines: [{ line: 1, sample: '9', passed: '9', failed: '0' }] }, ['lines.0.sample']],
    ['检验: results above the quantity', 'inspect', 'inspections', 'e-qc', PLAN, { method: 'full', lines: [{ line: 1, sample: '10', passed: '9', failed: '2' }] }, ['lines']],
    ['评审: a role twice', 'conclude', 'meeting-conclusions', 'e-qcs', owner('qcs'), { attendantRoles: ['qcs', 'qcs'], conclusionCode: 'agreed' }, ['attendantRoles']],
    ['复检: a rest nobody looked at', 'reinspect', 'reinspections', 'e-qc', PORTION, { pass: '4', fail: '0', defects: [] }, ['pass']],
    ['复检: more than was repaired', 'reinspect', 'reinspections', 'e-qc', PORTION, { pass: '4', fail: '2', defects: ['noise'] }, ['qty']],
    ['报废申请: more than the portion', 'scrap_request', 'scrap-requests', 'e-fqc', { ...PORTION, ...owner('fqc') }, { qty: '6', formNo: 'BF-MORE', reasonCode: 'cracked' }, ['qty']],
    ['报废申请: by weight (R56), without one', 'scrap_request', 'scrap-requests', 'e-fqc', { ...PORTION, ...owner('fqc'), menu: { fields: ['weightByGroup'] } }, { qty: '5', formNo: 'BF-WEIGHT', reasonCode: 'cracked', weightByGroup: { metal: 0 } }, ['weightByGroup']],
    ['报废审批: a refusal without a reason', 'scrap_approval', 'scrap-reviews', 'e-auth', gate(1), { gate: 'scrap', level: 1, verdict: 'reject' }, ['reasonCode']],
    ['结案评审: a refusal without a reason', 'close_review', 'closing-reviews', 'e-qchead', CLOSING, { gate: 'close', level: 1, verdict: 'reject' }, ['reasonCode']],
    ['判定审批: a refusal without a reason', 'disposition_approval', 'disposition-reviews', 'e-gm', JUDGED, { gate: 'disposition', level: 1, verdict: 'reject' }, ['reasonCode']],
    ['判定审批: another gate', 'disposition_approval', 'disposition-reviews', 'e-gm', { ...JUDGED, menu: { ...JUDGED.menu, level: 2 } }, { gate: 'disposition', level: 1, verdict: 'accept' }, ['level']],
    ['责任判定: another bearer than the procedure names', 'responsibility', 'responsibility-decisions', 'e-qc', BEARERS, { ...OWN, bearer: 'SALES' }, ['bearer']],
    ['责任判定: an own fault that costs nobody anything', 'responsibility', 'responsibility-decisions', 'e-qc', BEARERS, { ...OWN, assessment: undefined }, ['assessment']],
    ['返修方案: not feasible, without a reason', 'plan', 'rework-plans', 'e-eng', REWORK_PLAN, { feasible: false, differs: false, hours: 0, parts: [] }, ['reasonCode']],
    ['返修方案: without the form it needs', 'plan', 'rework-plans', 'e-eng', { ...REWORK_PLAN, menu: { form: { code: 'plan', zh: '返修方案' } } }, { feasible: true, differs: false, hours: 1, parts: [] }, ['formNo']],
    ['首件确认: not right, without saying why', 'first_article', 'first-articles', 'e-qc', PORTION, { ok: false }, ['defects']],
    ['性能测试: more than is there', 'unit_test', 'performance-tests', 'e-qc', PORTION, { pass: '5', fail: '1', defects: ['noise'] }, ['qty']],
    ['性能测试: half a piece', 'unit_test', 'performance-tests', 'e-qc', PORTION, { pass: '4.5', fail: '0' }, ['pass']],
    ['出货检验: nothing looked at', 'dispatch_check', 'dispatch-inspections', 'e-qc', PORTION, { pass: '0', fail: '0' }, ['pass']],
    ['出货检验: more than was packed', 'dispatch_check', 'dispatch-inspections', 'e-qc', PORTION, { pass: '6', fail: '0' }, ['qty']],
    ['分拣: pieces without a class', 'sort', 'sortings', 'e-qc', GRADED, { lines: [{ line: 1, qty: '9', class: 'A' }, { line: 2, qty: '1.5', class: 'A' }] }, ['lines']],
    ['分拣: more than came', 'sort', 'sortings', 'e-qc', GRADED, { lines: [{ line: 1, qty: '9', class: 'A' }, { line: 1, qty: '2', class: 'B' }, { line: 2, qty: '1.5', class: 'A' }] }, ['lines']],
    ['分拣: a class nobody knows', 'sort', 'sortings', 'e-qc', GRADED, { lines: [{ line: 1, qty: '10', class: 'C' }, { line: 2, qty: '1.5', class: 'A' }] }, ['lines.0.class']],
    ['改善报告: another kind', 'improve', 'improvement-reports', 'e-qc', { scope: {}, menu: { results: ['8d'] } }, { kind: 'analysis', actions: ['retrain'], report: 'x' }, ['kind']],
    ['报废审批: another level', 'scrap_approval', 'scrap-reviews', 'e-auth', gate(2), { gate: 'scrap', level: 1, verdict: 'accept' }, ['level']],
  ])('%s: refused, and nothing changed', async (_what, kind, noun, person, more, body, paths) => {
    const { returnNo, taskId } = await stand.task('quality', kind, more);
    const answer = await refused(returnNo, noun, person, { taskId, ...body }, 422);
    expect([answer.body.code, answer.body.errors?.map(({ path }) => path)]).toEqual(['not-allowed', paths]);
  });

  it('检验: keeps what was found per line, and per unit where units differ', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect', { lines: [{ line: 1, item: 'PUMP', qty: '10', unit: 'pcs' }, { line: 2, item: 'PAINT', qty: '1.5', unit: 'kg' }] });
    const lines = [{ line: 1, sample: '8', passed: '8', failed: '0', attrs: { condition: 'intact' } }, { line: 1, sample: '2', passed: '0', failed: '2', attrs: { defect: 'functional' } }, { line: 2, sample: '1.5', passed: '1.5', failed: '0' }];
    expect((await stand.post(`/returns/${returnNo}/inspections`, 'e-qc', { taskId, method: 'full', lines })).status).toBe(201);
    const [{ fact_id: factId } = { fact_id: '' }] = await rowsOf('inspection', returnNo);
    const found = (await stand.rows<{ fact_id: string; position: number }>('inspection_line')).filter((row) => row.fact_id === factId).sort((a, b) => a.position - b.position);
    expect(found).toEqual([
      { fact_id: factId, position: 0, line: 1, sample: '8.000000', passed: '8.000000', failed: '0.000000', attrs: { condition: 'intact' } }, { fact_id: factId, position: 1, line: 1, sample: '2.000000', passed: '0.000000', failed: '2.000000', attrs: { defect: 'functional' } },
      { fact_id: factId, position: 2, line: 2, sample: '1.500000', passed: '1.500000', failed: '0.000000', attrs: {} },
    ]);
  });

  it('首次联系: a call made before the desk was asked is kept with its words at the desk', async () => {
    const returnNo = newReturnNo();
    const answer = await stand.post(`/returns/${returnNo}/contacts`, 'e-qcs', { resultCode: 'reached', attrs: {}, opinion: '客户要求现场处理' });
    expect(answer.status).toBe(201);
    const { fact } = answer.body as unknown as { fact: { payload: { opinionRef: string } } };
    expect(await rowsOf('contact', returnNo)).toEqual([expect.objectContaining({ opinion_ref: fact.payload.opinionRef })]);
    expect((await stand.rows<{ id: string; words: string }>('opinion')).find(({ id }) => id === fact.payload.opinionRef)?.words).toBe('客户要求现场处理');
  });

  it('现场处理: work that cost nothing is no 外部失败成本', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'onsite_done', { ...PORTION, ...owner('qcs') });
    expect((await stand.post(`/returns/${returnNo}/onsite-completions`, 'e-qcs', { taskId, qtyOk: '5', qtyFailed: '0', hours: 0, cost: 0 })).status).toBe(201);
    expect(await rowsOf('onsite_work', returnNo)).toHaveLength(1);
    expect(await rowsOf('external_failure_cost', returnNo)).toEqual([]);
  });

  it('分拣: keeps each class of each line', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'sort', GRADED);
    const lines = [{ line: 1, qty: '7', class: 'A' }, { line: 1, qty: '3', class: 'B' }, { line: 2, qty: '1.5', class: 'B' }];
    expect((await stand.post(`/returns/${returnNo}/sortings`, 'e-qc', { taskId, lines })).status).toBe(201);
    const [{ fact_id: factId } = { fact_id: '' }] = await rowsOf('sorting', returnNo);
    const kept = (await stand.rows<{ fact_id: string; line: number; class: string; qty: string }>('sorting_line')).filter((row) => row.fact_id === factId);
    expect(kept.map(({ line, class: grade, qty }) => `${line} ${grade} ${qty}`).sort()).toEqual(['1 A 7.000000', '1 B 3.000000', '2 B 1.500000']);
  });

  it('池检启动 (R18): counts what waits at the plant, starts above the limit alone, and the whole pool under one number', async () => {
    const waiting = () => stand.task('quality', 'pool_started', { lines: [{ line: 1, item: 'HEATER', qty: '8', unit: 'pcs' }], menu: { poolOver: 20 } });
    const start = (task: TaskStatement, poolId: string) => stand.post(`/returns/${task.returnNo}/pool-starts`, 'e-qc', { taskId: task.taskId, poolId });
    const one = await waiting();
    const alone = await refused(one.returnNo, 'pool-starts', 'e-qc', { taskId: one.taskId, poolId: 'POOL-8' }, 422);
    expect([alone.body.errors?.map(({ path }) => path), JSON.stringify(alone.body)]).toEqual([['poolQty'], expect.stringContaining('8 件')]);
    const [two, three] = [await waiting(), await waiting()];
    const answers = [await start(one, 'POOL-24'), await start(two, 'POOL-24')];
    expect(answers.map(({ status, body }) => [status, (body as { fact?: { payload: object } }).fact?.payload])).toEqual([[201, { poolId: 'POOL-24', poolQty: '24' }], [201, { poolId: 'POOL-24', poolQty: '24' }]]);
    // the rest of it under another number would be eight pieces
    expect((await start(three, 'POOL-X')).status).toBe(422);
    expect((await start(three, 'POOL-24')).status).toBe(201);
  });

  it('改善报告: its words stay here; the fact has their id alone', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'improve', { scope: {}, menu: { results: ['analysis'] } });
    const answer = await stand.post(`/returns/${returnNo}/improvement-reports`, 'e-qc', { taskId, kind: 'analysis', actions: ['retrain'], report: '操作员张三未按规程' });
    const { fact } = answer.body as unknown as { fact: { payload: { reportRef: string } } };
    expect((await stand.rows<{ id: string; words: string }>('improvement_text')).find(({ id }) => id === fact.payload.reportRef)?.words).toBe('操作员张三未按规程');
    expect(JSON.stringify(await stand.rows('journal'))).not.toContain('张三');
    await refused(returnNo, 'improvement-reports', 'e-qc', { taskId, kind: 'analysis', actions: ['retrain'] }, 400);
  });

  it('判定审批: nobody approves what he has judged himself', async () => {
    const head: Partial<TaskStatement> = { owner: { dept: 'QUALITY', role: 'qcHead', head: 'qcHead' } };
    const judgement = await stand.task('quality', 'dispose', head);
    expect((await stand.post(`/returns/${judgement.returnNo}/dispositions`, 'e-qchead', { taskId: judgement.taskId, lines: [{ line: 1, portions: [{ qty: '10', goods: 'REWORK', remedy: 'REPAIR_RETURN' }] }] })).status).toBe(201);
    const { returnNo, taskId } = await stand.task('quality', 'disposition_approval', { ...JUDGED, ...head, returnNo: judgement.returnNo });
    const own = await refused(returnNo, 'disposition-reviews', 'e-qchead', { taskId, gate: 'disposition', level: 1, verdict: 'accept' }, 403);
    expect(own.body.code).toBe('own-application');
    await stand.task('quality', 'disposition_approval', { ...JUDGED, returnNo });
    expect((await stand.post(`/returns/${returnNo}/disposition-reviews`, 'e-gm', { taskId, gate: 'disposition', level: 1, verdict: 'accept' })).status).toBe(201);
  });

  it.each(['performance_test', 'dispatch_inspection', 'reinspection'])('%s: the database itself refuses more than was there', async (table) => {
    const row = `gen_random_uuid(), 'GT01', 'SZ1', 'RT-1', 'p1', 1, 5, 4, 2, '[]', 'e-qc', now()`;
    const insert = `insert into ${table} (fact_id, company_code, plant_code, return_no, portion, round, asked, pass, fail, defects, recorded_by, recorded_at) values (${row})`;
    await expect(stand.database.dataSource.query(insert)).rejects.toThrow(`${table}_within_task`);
  });

  describe('with the process: what the core asks, this desk takes, and what it records the core applies', () => {
    /** Somebody answers, over HTTP, what the core asks in a run; the core takes the fact. */
    const answers = async (run: ReturnRun, step: string, person: string, payload: object) => {
      const task = run.task(step);
      const stated = await stand.task('quality', task.accepts, { ...task, companyCode: DEMO_COMPANY, plantCode: DEMO_PLANT, returnNo: newReturnNo() });
      const answer = await stand.post(`/returns/${stated.returnNo}/${COMMAND_NOUNS[task.accepts as CommandKind]}`, person, { taskId: task.taskId, ...payload });
      expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
      return takes(run, task, (answer.body as unknown as { fact: AtDesk }).fact);
    };
    const REWORK = judgedAs('REWORK');
    const UNIT = (qty: string, grade: string) => ({ line: 1, sample: qty, passed: '0', failed: qty, attrs: { grade, repairable: true } });

    it.each<[string, Asked, string, object, string[]]>([
      ['S000-11: sorted, it is inspected', { ref: 'S000-11@1', step: 'sort' }, 'e-qc', { lines: [{ line: 1, qty: '9', class: 'scratched' }, { line: 1, qty: '3', class: 'good' }] }, ['inspect']],
      ['S000-11: whose fault it is, before what becomes of it', { ref: 'S000-11@1', step: 'responsible' }, 'e-qc', { fault: 'own', unitCode: 'WS-2', cause: 'paint', bearer: 'WS-2' }, ['dispose']],
      ['S000-11: 8D', { ref: 'S000-11@1', step: 'improve', said: REWORK }, 'e-qc', { kind: '8d', actions: ['new_jig'], report: '更换夹具' }, ['duty.defectSheet']],
      ['S003-08: more than 20 in the pool are inspected', { ref: 'S003-08@1', step: 'pool', qty: '21' }, 'e-qc', { poolId: 'POOL-P' }, ['inspect']],
      ['S003-08: planned, it is ordered', { ref: 'S003-08@1', step: 'plan', said: REWORK }, 'e-eng', { feasible: true, differs: false, hours: 2, parts: [] }, ['order']],
      ['S003-08: not feasible, it is judged again', { ref: 'S003-08@1', step: 'plan', said: REWORK }, 'e-eng', { feasible: false, differs: false, hours: 0, parts: [], reasonCode: 'no_parts' }, ['redecide']],
      ['S003-08: the first article is right, the batch begins', { ref: 'S003-08@1', step: 'firstArticle', said: REWORK }, 'e-eng', { ok: true }, ['duty.repairReport', 'rework']],
      ['S003-08: the first article is not right, the plan is made again', { ref: 'S003-08@1', step: 'firstArticle', said: REWORK }, 'e-eng', { ok: false, defects: ['size'] }, ['plan']],
      ['S003-08: found per unit, it is judged', { ref: 'S003-08@1', step: 'inspect', qty: '21' }, 'e-qc', { method: 'full', formNo: 'JY-8', lines: [UNIT('20', 'major'), UNIT('1', 'minor')] }, ['dispose']],
      ['S003-14: what fails its test is judged again, the rest gets its pass sheet', { ref: 'S003-14@1', step: 'unitTest', said: judgedAs('RESTOCK', 'NONE') }, 'e-qc', { pass: '8', fail: '4', defects: ['noise'] }, ['duty.passSheet', 'redecide']],
      ['S001-18: what is packed badly is packed again, the rest is sent', { ref: 'S001-18@1', step: 'dispatchCheck', said: REWORK }, 'e-qc', { pass: '10', fail: '2', defects: ['carton'] }, ['pack', 'sendBack']],
      ['S001-02: the general manager approves the judgement', { ref: 'S001-02@1', step: 'disposeApprove', said: REWORK }, 'e-gm', { gate: 'disposition', level: 1, verdict: 'accept' }, ['plan']],
      ['S001-02: and refuses it', { ref: 'S001-02@1', step: 'disposeApprove', said: REWORK }, 'e-gm', { gate: 'disposition', level: 1, verdict: 'reject', reasonCode: 'too_dear' }, ['dispose']],
    ])('%s', async (_what, asked, person, payload, then) => {
      const run = askedFor(asked);
      expect(await answers(run, asked.step, person, payload)).toEqual(['applied']);
      expect(run.steps().sort()).toEqual(then);
    });
  });

  describe('报废', () => {
    const asked = (more: Partial<TaskStatement> = {}) => stand.task('quality', 'scrap_request', { ...PORTION, ...owner('fqc'), ...more });

    it('refuses a form number that another return has', async () => {
      const [one, two] = [await asked(), await asked()];
      expect((await stand.post(`/returns/${one.returnNo}/scrap-requests`, 'e-fqc', { taskId: one.taskId, ...scrapForm('BF-SAME') })).status).toBe(201);
      const answer = await refused(two.returnNo, 'scrap-requests', 'e-fqc', { taskId: two.taskId, ...scrapForm('BF-SAME') }, 422);
      expect(answer.body.errors?.map(({ path }) => path)).toEqual(['formNo']);
    });

    it('of two requests with one form number at once, one is refused in clear words', async () => {
      const tasks = [await asked(), await asked()];
      const answers = await Promise.all(tasks.map(({ returnNo, taskId }) => stand.post(`/returns/${returnNo}/scrap-requests`, 'e-fqc', { taskId, ...scrapForm('BF-RACE') })));
      expect(answers.map(({ status, body }) => [status, body.code]).sort()).toEqual([[201, undefined], [422, 'not-allowed']]);
      expect((await stand.rows<{ form_no: string }>('scrap_request')).filter((row) => row.form_no === 'BF-RACE')).toHaveLength(1);
    });

    it('refuses the applicant’s own approval, a head’s too, and two levels by one person', async () => {
      const head: Partial<TaskStatement> = { owner: { dept: 'QUALITY', role: 'qcHead', head: 'qcHead' } };
      const { returnNo, taskId } = await asked();
      expect((await stand.post(`/returns/${returnNo}/scrap-requests`, 'e-qchead', { taskId, ...scrapForm() })).status).toBe(201);
      const first = await stand.task('quality', 'scrap_approval', { returnNo, ...gate(1), ...head });
      const own = await refused(returnNo, 'scrap-reviews', 'e-qchead', { taskId: first.taskId, gate: 'scrap', level: 1, verdict: 'accept' }, 403);
      expect(own.body).toMatchObject({ code: 'own-application', zh: expect.stringContaining('不能审批自己') });

      const approve = (level: number) => ({ taskId: `p1/scrapApprove/1/${level}`, gate: 'scrap', level, verdict: 'accept' });
      await stand.task('quality', 'scrap_approval', { returnNo, ...gate(1) });
      expect((await stand.post(`/returns/${returnNo}/scrap-reviews`, 'e-gm', approve(1))).status).toBe(201);
      await stand.task('quality', 'scrap_approval', { returnNo, ...gate(2) });
      expect((await refused(returnNo, 'scrap-reviews', 'e-gm', approve(2), 403)).body.code).toBe('second-level');
      expect((await stand.post(`/returns/${returnNo}/scrap-reviews`, 'e-auth', approve(2))).status).toBe(201);
    });
  });
});
