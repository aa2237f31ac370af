/** S000-03, returns of paint: AS-01 with its three approvals and 1,700.00 to offset, and AS-03, the special inspection that is forgotten. Amounts in Fen. */
import type { TaskStatement } from '@guitu/contracts/task';
import type { Payload } from './clerk-habits.js';
import { inTurn, USUAL, WAIT, type Choice, type Seen, type Story } from './story.js';

const OFFSET = 'RECEIVABLE_OFFSET';
const PAINT = {
  companyCode: 'GT02', policyKey: 'S000-03-lapse', forms: ['request'],
  // more was ordered than needed: neither quality nor transit
  attrs: { reason: 'surplus', docsComplete: true },
} as const;

/** Ten full cans in shelf life and four half-empty ones at 200.00, two cans of hardener past their shelf life at 150.00. */
const CANS = [
  { item: 'PAINT-MAIN', batch: 'B1', qty: '10', unit: 'pcs', unitPrice: 20_000, attrs: { productClass: 'paint' } },
  { item: 'PAINT-MAIN', batch: 'B2', qty: '4', unit: 'pcs', unitPrice: 20_000, attrs: { productClass: 'paint' } },
  { item: 'HARDENER', batch: 'B3', qty: '2', unit: 'pcs', unitPrice: 15_000, attrs: { productClass: 'hardener' } },
] as const;

/** 退货处理报告; `without`: the line whose batch number is forgotten. */
const report = (more: Payload = {}, without?: number): Payload => ({
  lines: [[1, '10', { container: 'full', shelfUsed: 2000 }], [2, '4', { container: 'half', shelfUsed: 2000 }], [3, '2', { container: 'full', shelfUsed: 11_000 }]].map(([line, received, attrs]) => ({
    line, received, attrs, fields: line === without ? {} : { batchNo: `B${String(line)}` },
  })),
  documents: ['list', 'report'], signedBy: [], ...more,
});
const INSPECTED: Payload = {
  method: 'mixed_lot', lines: [
    { line: 1, sample: '10', passed: '10', failed: '0', attrs: { passed: true, thickened: false, registerHit: false, packOnly: false } },
    { line: 2, sample: '4', passed: '0', failed: '4', attrs: { passed: false, thickened: false } }, { line: 3, sample: '2', passed: '0', failed: '2', attrs: { passed: false, thickened: false } },
  ],
};
const judged = (task: TaskStatement, outcomes: readonly [line: number, qty: string, goods: string][]): Choice => ({
  do: 'record', payload: { lines: outcomes.map(([line, qty, goods]) => ({ line, portions: [{ qty, goods, remedy: OFFSET }] })), signerRole: task.owner.role },
});
const THREE = ['request', 'report', 'slip'];
/** The originals are handed in one by one, and only then audited. */
const withPapers = (seen: Seen): Choice =>
  inTurn(seen, ...THREE.map((code) => ({ do: 'ask', as: `paper ${code}`, service: 'finance', method: 'POST', path: '/settlements/{returnNo}/papers', body: { code, formNo: `${code}-1` }, person: 'e-paint-fin' } as const)));

/** AS-01: what is refused on the way is tried first. */
const as01: Story = {
  ...PAINT, name: 'AS-01', lines: CANS,
  choose: (task, seen) => {
    const sign = (level: number): Payload => ({ gate: 'return', level, verdict: 'accept' });
    if (task.step === 'approve' && task.owner.role === 'area') return inTurn(seen, { do: 'try', as: '公司 before 区域经理', person: 'e-paint-company', payload: sign(3) });
    if (task.step === 'approve' && task.owner.role === 'deptHead') return inTurn(seen, { do: 'try', as: '公司 before 部门主管', person: 'e-paint-company', payload: sign(3) });
    if (task.accepts === 'receive') {
      const tried = inTurn(seen, { do: 'try', as: 'report without batch number', person: 'e-paint-keeper', payload: report({}, 2) });
      return tried.do === 'usual' ? { do: 'record', payload: report() } : tried;
    }
    if (task.accepts === 'inspect') return { do: 'record', payload: INSPECTED };
    if (task.accepts === 'dispose') return judged(task, [[1, '10', 'RELABEL_RESALE'], [2, '4', 'SCRAP'], [3, '2', 'SCRAP']]);
    if (task.accepts === 'treat') return { do: 'record', payload: { qty: '10', certificateNo: 'HG-2025-1' } };
    if (task.accepts === 'audit') {
      const early = { do: 'try', as: 'audit without the originals', person: 'e-paint-fin', payload: { verdict: 'accept', net: 170_000, differences: [] } } as const;
      return seen.answers.has(early.as) ? withPapers(seen) : early;
    }
    if (task.accepts === 'settlement_approval') return inTurn(seen, { do: 'try', as: 'posted before 副总', kind: 'post', loose: true, person: 'e-paint-acct', payload: { net: 170_000, methodCode: 'offset', voucherNo: 'V-EARLY' } });
    return USUAL;
  },
  ends: { result: 'completed', breaches: [], goods: { RELABEL_RESALE: '10', SCRAP: '6' } },
};

/** AS-03: flagged 特殊情况 and forgotten; the keeper chases it, it escalates to his head, who is on leave, and so to who stands in for him. */
const as03: Story = {
  ...PAINT, name: 'AS-03', lines: [CANS[0]],
  choose: (task, seen) => {
    const oneLine = (all: Payload): Payload => ({ ...all, lines: (all['lines'] as unknown[]).slice(0, 1) });
    if (task.step === 'approve') {
      const away = { staff: 'e-paint-whhead', from: seen.now - 3_600_000, to: seen.now + 3_600_000 };
      return inTurn(seen,
        { do: 'ask', as: 'substitute', service: 'masterdata', method: 'PUT', path: '/substitutions/{returnNo}', person: 'e-paint-gm', body: { version: 0, fields: { ...away, substitute: 'e-paint-prodhead', roles: null } } },
        { do: 'ask', as: 'leave', service: 'masterdata', method: 'PUT', path: '/leaves/{returnNo}', person: 'e-paint-gm', body: { version: 0, fields: away } });
    }
    if (task.accepts === 'receive') return { do: 'record', payload: { ...oneLine(report()), inspectFlag: true } };
    if (task.accepts === 'inspect') return (seen.status?.breaches ?? []).includes('inspection') ? { do: 'record', payload: oneLine(INSPECTED) } : WAIT;
    if (task.accepts === 'dispose') return judged(task, [[1, '10', 'RELABEL_RESALE']]);
    if (task.accepts === 'treat') return { do: 'record', payload: { qty: '10', certificateNo: 'HG-2025-2' } };
    return task.accepts === 'audit' ? withPapers(seen) : USUAL;
  },
  ends: { result: 'completed', breaches: ['inspection'], goods: { RELABEL_RESALE: '10' } },
};

export const PAINT_STORIES: readonly Story[] = [as01, as03];
