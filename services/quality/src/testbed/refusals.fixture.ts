/** What a task does not allow is refused by field, and changes nothing. */
import { expect, it } from '@jest/globals';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import { owner, PORTION, ONSITE, PLAN, gate, CLOSING, JUDGED, BEARERS, OWN, REWORK_PLAN, GRADED } from './asked-tasks.js';
import type { QualityStand } from './quality-stand.js';

export function tellsRefusals(stand: () => QualityStand): void {
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
    const { returnNo, taskId } = await stand().desk.task('quality', kind, more);
    const answer = await stand().refused(returnNo, noun, person, { taskId, ...body }, 422);
    expect([answer.body.code, answer.body.errors?.map(({ path }) => path)]).toEqual(['not-allowed', paths]);
  });
}
