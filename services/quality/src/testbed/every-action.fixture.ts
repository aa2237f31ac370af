/** Each action of the desk leaves its rows and its event once, and refuses strangers, a second completion and unknown fields. */
import { expect, it } from '@jest/globals';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import { owner, PORTION, ONSITE, PLAN, gate, CLOSING, PROPOSAL, JUDGED, BEARERS, OWN, REWORK_PLAN, GRADED, scrapForm } from './asked-tasks.js';
import type { QualityStand } from './quality-stand.js';

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
export function tellsEveryAction(stand: () => QualityStand): void {
  it.each(ACTIONS)('$kind leaves its rows and its event, once', async ({ kind, noun, person, task: more, body: make, rows, event }) => {
    const { returnNo, taskId } = await stand().desk.task('quality', kind, more);
    const body = { taskId, ...make() };
    const first = await stand().desk.post(`/returns/${returnNo}/${noun}`, person, body, `key-${kind}-once`);
    expect(first.status).toBe(201);
    const again = await stand().desk.post(`/returns/${returnNo}/${noun}`, person, body, `key-${kind}-once`);
    expect([again.status, again.body]).toEqual([201, first.body]);
    for (const [table, expected] of Object.entries(rows)) expect(await stand().rowsOf(table, returnNo)).toEqual(expected.map((row) => expect.objectContaining(row)));
    const events = (await stand().desk.rows<{ subject: string; type: string }>('journal')).filter(({ subject }) => subject.endsWith(returnNo));
    expect(events.map(({ type }) => type)).toEqual([event]);
  });

  it.each(ACTIONS)('$kind by two at once is heard once, and leaves its rows and its event once', async ({ kind, noun, person, task: more, body: make, rows, event }) => {
    const { returnNo, taskId } = await stand().desk.task('quality', kind, more);
    const body = { taskId, ...make(), ...(kind === 'scrap_request' && scrapForm()) };
    const answers = await Promise.all([1, 2].map(() => stand().desk.post(`/returns/${returnNo}/${noun}`, person, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    for (const [table, expected] of Object.entries(rows)) expect(await stand().rowsOf(table, returnNo)).toHaveLength(expected.length);
    expect((await stand().desk.rows<{ subject: string; type: string }>('journal')).filter(({ subject }) => subject.endsWith(returnNo)).map(({ type }) => type)).toEqual([event]);
  });

  it.each(ACTIONS)('$kind refuses strangers, a second completion and unknown fields, and changes nothing', async ({ kind, noun, person, task: more, body: make }) => {
    const { returnNo, taskId } = await stand().desk.task('quality', kind, more);
    const body = { taskId, ...make() };
    await stand().refused(returnNo, noun, null, body, 401);
    await stand().refused(returnNo, noun, 'e-keeper', body, 403);
    // quality of another company plans no rework
    await stand().refused(returnNo, noun, 'e-qc-other', body, kind === 'plan' ? 403 : 404);
    await stand().refused(returnNo, noun, person, { ...body, remark: 'x' }, 400);
    expect((await stand().desk.post(`/returns/${returnNo}/${noun}`, person, body)).status).toBe(201);
    await stand().refused(returnNo, noun, person, { ...body, ...(kind === 'scrap_request' && scrapForm()) }, 409);
  });
}
