/**
 * What people of a firm do week by week (product specification §1): rows A–E for sales, warehouse, quality, production and
 * finance, F for heads, G for management. Each has its calls and, by the title it begins with, its tests.
 *
 * How a row is kept here:
 * - a test that shows it begins its title with the number: `it('B4: a parcel nobody announced …')`, `it('E5 R28: …')`;
 * - when the first such test lands, take the row out of `missing-rows.ts` and see that `calls` names what is served;
 * - `npm run docs` writes docs/rows.md again.
 */
import type { Label } from '@guitu/contracts/vocabulary';

export interface Row extends Label {
  readonly id: string;
  /** `<service> <METHOD> <path below /api/<service>/v1>`; the service `desk` stands for each of the five departments */
  readonly calls: readonly string[];
}

const row = (id: string, zh: string, en: string, ...calls: readonly string[]): Row => ({ id, zh, en, calls });

export const ROWS: readonly Row[] = [
  row('A1', '接电话时登记', 'Register while on the phone', 'returns POST /returns', 'masterdata POST /contacts/customers:find-caller'),
  row('A2', '查件：货在哪、钱何时到', 'Where is it, and the money?', 'returns GET /answer', 'returns GET /answer/for-customer'),
  row('A3', '试算：能否退、退多少', 'May it come back, and for how much?', 'returns POST /returns:preview'),
  row('A4', '首次联系', 'First contact', 'returns POST /returns/{returnNo}/contacts'),
  row('A5', '告知受理或拒绝及寄回办法', 'Accepted or refused, with instructions', 'returns POST /returns/{returnNo}/instructions', 'returns POST /returns/{returnNo}/notices', 'returns POST /returns/{returnNo}/customer-notices'),
  row('A6', '方案与客户答复', 'Proposals and the answers to them', 'returns POST /returns/{returnNo}/quotes', 'returns GET /returns/{returnNo}/proposals', 'returns POST /returns/{returnNo}/customer-answers'),
  row('A7', '跟催', 'Nudge a colleague', 'returns POST /returns/{returnNo}/nudges'),
  row('A8', '补货通知单', 'Replenishment notice', 'returns POST /returns/{returnNo}/replenishments'),
  row('A9', '客户现场结果', 'Result at the customer', 'returns POST /returns/{returnNo}/onsite-results'),
  row('A10', '补充与更正', 'Add and correct', 'desk POST /returns/{returnNo}/corrections'),

  row('B1', '到货', 'Something arrived', 'warehouse GET /scans', 'warehouse POST /returns/{returnNo}/arrivals'),
  row('B2', '清点验收', 'Count and accept', 'warehouse POST /returns/{returnNo}/receipts'),
  row('B3', '差异与破损', 'Difference or damage', 'warehouse POST /discrepancies'),
  row('B4', '无单包裹', 'A parcel without a return', 'warehouse POST /parcels', 'returns GET /unidentified-parcels', 'warehouse POST /parcels/{id}/matches', 'warehouse POST /parcels/{id}/unmatches'),
  row('B5', '打印标签', 'Labels', 'warehouse POST /labels:print', 'warehouse POST /papers/{id}/prints', 'warehouse GET /prints/{id}/page', 'warehouse GET /prints/{id}.pdf', 'warehouse GET /printers', 'warehouse PUT /printers/{code}'),
  row('B6', '判定后移库', 'Put away after disposition', 'warehouse POST /returns/{returnNo}/stock-moves'),
  row('B7', '退货单、入库单', 'Return and receipt slips', 'warehouse POST /slips', 'warehouse GET /slips/due', 'warehouse POST /slips/{id}/signed-copies', 'warehouse GET /prints/{id}.pdf'),
  row('B8', '我送检未回', 'What I sent to inspection and wait for', 'warehouse GET /tasks'),
  row('B9', '领用返修、发换货、退回客户', 'Issue for rework, ship, ship back', 'warehouse POST /returns/{returnNo}/issues', 'warehouse POST /returns/{returnNo}/shipments', 'warehouse POST /returns/{returnNo}/shipments-back'),
  row('B10', '退货区库龄与盘点', 'What lies here, how old; the weekly count', 'warehouse GET /stock'),

  row('C1', '检验台：下一件', 'The bench: what next', 'quality GET /bench', 'quality GET /tasks'),
  row('C2', '怎么检：方案与批次历史', 'How to inspect, and the batch’s history', 'quality GET /tasks/{id}/inspection-plan', 'quality GET /batches/{batch}/history'),
  row('C3', '录入检验结果', 'Record findings', 'quality POST /returns/{returnNo}/inspections'),
  row('C4', '判定并拆分', 'Disposition with split', 'quality POST /returns/{returnNo}/dispositions', 'orchestrator POST /returns/{companyCode}/{returnNo}/dispositions:preview'),
  row('C5', '申请延期', 'Extend', 'quality POST /returns/{returnNo}/extensions'),
  row('C6', '复检', 'Re-inspection', 'quality POST /returns/{returnNo}/reinspections'),
  row('C7', '异常处理单、8D', 'Complaint and 8D', 'quality POST /complaints', 'quality GET /complaints/proposals/{returnNo}', 'quality POST /complaints/{no}/links', 'quality POST /complaints/{no}/unlinks', 'quality POST /complaints/{no}/closings', 'quality POST /complaints/{no}/reopenings'),
  row('C8', '向业务或客户提问', 'Ask sales or the customer', 'returns POST /returns/{returnNo}/questions', 'returns POST /returns/{returnNo}/questions/{id}/answers', 'desk GET /questions'),
  row('C9', '检讨会、会审', 'Review meeting', 'quality POST /tasks/{id}/signatures', 'quality POST /returns/{returnNo}/meeting-conclusions'),
  row('C10', '检验报告、解除暂停', 'Report, release of a hold', 'quality GET /inspections', 'quality GET /inspections/{id}.pdf', 'quality GET /holds', 'quality POST /returns/{returnNo}/hold-releases'),

  row('D1', '返修补货看板', 'Board of rework and replenishment', 'production GET /orders'),
  row('D2', '返修指令、补货指令', 'Rework and replenishment orders', 'production POST /returns/{returnNo}/rework-orders', 'production POST /replenishment-orders', 'production GET /tasks/{id}/proposal', 'production POST /returns/{returnNo}/rework-order-postings', 'production POST /replenishment-order-postings', 'production GET /postings', 'production POST /postings/{id}/findings'),
  row('D3', '改交期', 'Move a date', 'production POST /orders/{no}/dates'),
  row('D4', '打印指令单', 'Print the order', 'production GET /orders/{no}.pdf', 'production POST /orders/{no}/prints', 'production GET /prints/{id}.pdf', 'production GET /prints/{id}/page'),
  row('D5', '开工与首件', 'Start and first article', 'production POST /orders/{no}/starts', 'quality POST /returns/{returnNo}/first-articles'),
  row('D6', '返修完成', 'Rework completed', 'production POST /returns/{returnNo}/rework-completions'),
  row('D7', '不能修复', 'Cannot be repaired', 'production POST /returns/{returnNo}/scrap-requests'),
  row('D8', '缺料或技术延期', 'Delay by shortage or technique', 'production POST /orders/{no}/delays'),
  row('D9', '回复异常单', 'Answer a nonconformance', 'production POST /returns/{returnNo}/improvement-reports'),
  row('D10', '分厂签收', 'Sign-off of the branch', 'production POST /returns/{returnNo}/branch-signoffs'),

  row('E1', '单据是否齐全', 'Are the papers complete?', 'finance GET /settlements/{returnNo}'),
  row('E2', '金额怎么来的', 'Why this amount?', 'finance GET /settlements/{returnNo}/explanation'),
  row('E3', '审核或退回', 'Audit or send back', 'finance POST /returns/{returnNo}/audits', 'finance POST /settlements/{returnNo}/audit-renewals'),
  row('E4', '冲减应收', 'Book it, once for ever', 'finance POST /returns/{returnNo}/posting-orders', 'finance POST /returns/{returnNo}/postings', 'finance GET /postings', 'finance POST /postings/{id}/findings'),
  row('E5', '原路退款', 'Refund by the way it came', 'finance POST /returns/{returnNo}/refund-orders', 'finance POST /returns/{returnNo}/refunds'),
  row('E6', '红字发票', 'Red invoices', 'finance GET /red-invoices', 'finance POST /red-invoices/{id}/applications', 'finance POST /red-invoices/{id}/issues'),
  row('E7', '押金', 'Deposit and its offset', 'finance POST /returns/{returnNo}/deposits', 'finance POST /returns/{returnNo}/deposit-settlements'),
  row('E8', '调整扣款', 'Change a deduction', 'finance POST /returns/{returnNo}/adjustment-proposals', 'finance POST /returns/{returnNo}/adjustments'),
  row('E9', '月结对账', 'Month end', 'finance GET /reconciliations', 'finance GET /reconciliations/file', 'finance GET /postings/file', 'finance GET /red-invoices/file', 'finance GET /claims/file', 'finance GET /costs/file', 'finance PUT /reconciliations/{month}/statements/{source}'),
  row('E10', '失败成本与索赔', 'Failure cost and claims', 'finance GET /settlements/{returnNo}/costs', 'finance GET /costs', 'finance POST /claims', 'finance POST /claims/{id}/answers', 'finance POST /claims/{id}/recoveries'),

  row('F1', '早上的看板', 'Morning board', 'desk GET /boards/{dept}'),
  row('F2', '指派与代班', 'Assign, cover absence', 'desk GET /tasks/assignees', 'desk POST /tasks/bulk'),
  row('F3', '审核退货', 'Review a return', 'returns GET /tasks/{id}/card', 'returns POST /returns/{returnNo}/reviews', 'returns POST /reviews:accept'),
  row('F4', '答复升级', 'Answer an escalation', 'desk POST /tasks/{id}/escalation-answers'),
  row('F5', '批准或拒绝延期', 'Grant or refuse an extension', 'desk POST /tasks/{id}/extension-requests', 'desk GET /extensions', 'desk POST /extensions/{id}/decisions'),
  row('F6', '例外', 'Exceptions', 'returns GET /tasks/{id}/card', 'returns POST /returns/{returnNo}/exception-reviews'),
  row('F7', '报废审批', 'Approve scrap', 'quality POST /returns/{returnNo}/scrap-reviews'),
  row('F8', '本组的异常', 'Anomalies of my team', 'desk GET /anomalies', 'desk POST /returns/{returnNo}/claimed-times'),

  row('G1', '限额以上的审批', 'Approve above the limit', 'returns GET /tasks/{id}/card', 'returns POST /returns/{returnNo}/reviews'),
  row('G2', '一分钟看懂一单', 'The whole case in a minute', 'returns GET /returns/{returnNo}/story'),
  row('G10', '追问', 'Ask back', 'returns POST /returns/{returnNo}/questions', 'returns POST /returns/{returnNo}/questions/{id}/answers', 'desk GET /questions'),
];
