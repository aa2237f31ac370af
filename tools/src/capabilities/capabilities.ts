/**
 * What each department is given, line by line, beyond the weekly rows (../rows/rows.ts): by which calls, in which rows, and the tests
 * that show it. A test is named as `<file> <part of its title>`; `docs --check` fails when there is no such call, row or test.
 */
import type { Label } from '@guitu/contracts/vocabulary';

export interface Capability extends Label { readonly calls: readonly string[]; readonly rows: readonly string[]; readonly tests: readonly string[] }
interface Shown { readonly calls?: readonly string[]; readonly rows?: readonly string[]; readonly tests?: readonly string[] }
const gets = (zh: string, en: string, { calls = [], rows = [], tests = [] }: Shown): Capability => ({ zh, en, calls, rows, tests });
export interface Part extends Label { readonly gets: readonly Capability[] }

export const PARTS: readonly Part[] = [
  { zh: '退货 returns', en: 'sales, service', gets: [
    gets('发货行：批号、序列号、价格、开票', 'Delivery lines with batches, serials, prices, invoice state', { calls: ['returns GET /delivery-lines', 'returns PUT /delivery-lines:batch'], tests: ['delivery-import.spec.ts '] }),
    gets('可退余量，每个序列号一张在途退货，加锁', 'Returnable cap and one open return per serial, under lock', { tests: ['returnable-goods.spec.ts never come back more often than they were delivered', 'returnable-goods.spec.ts refuses the database itself', 'returnable-goods.spec.ts holds a serial in one open return'] }),
    gets('试算与登记', 'Preview and registration by one assessment', { rows: ['A1', 'A3'] }),
    gets('盲退行匹配', 'Blind lines', { calls: ['returns POST /returns/{returnNo}/line-matches'], tests: ['returnable-goods.spec.ts claims its goods from then on', 'blind-match.rules.spec.ts takes the same goods'] }),
    gets('编号：按公司、单据、年份', 'Numbers per company, form and year', { tests: ['register-return.spec.ts gives numbers without a gap', 'number-range.spec.ts gives 1, 2, 3'] }),
    gets('审核链', 'Chains of review', { rows: ['F3', 'G1'], tests: ['review-return.spec.ts is decided once, by the level that is asked'] }),
    gets('联系、通知、方案与答复', 'Contacts, notices, proposals, answers', { rows: ['A4', 'A5', 'A6'], tests: ['customer-answer.spec.ts answers its question'] }),
    gets('撤回、申诉', 'Withdrawal and appeal', { calls: ['returns POST /returns/{returnNo}/withdrawals', 'returns POST /returns/{returnNo}/appeals'], tests: ['with-the-process.spec.ts the customer takes it back', 'with-the-process.spec.ts so does an appeal with its grounds', 'as-20-refund-desk.spec.ts appeal: refused'] }),
    gets('提问、催办、暂停时钟', 'Questions, nudges, pauses', { rows: ['A7', 'G10'], tests: ['clock-control.spec.ts stops the clocks'] }),
    gets('案卷与时间线', 'Case file and timeline', { calls: ['returns GET /returns/{returnNo}/case-file', 'returns GET /returns/{returnNo}/timeline'], tests: ['case-file.spec.ts in order of when they count'] }),
    gets('任意单号一句话', 'Any number, one sentence', { rows: ['A2'] }),
  ] },
  { zh: '仓库 warehouse', en: 'warehouse', gets: [
    gets('到货、验收、差异、无主件', 'Arrivals, receipts, discrepancies, parcels nobody announced', { rows: ['B1', 'B2', 'B3', 'B4'] }),
    gets('标签、退货单、入库单，打印与 PDF', 'Labels and slips, printed and as PDF', { rows: ['B5', 'B7'], calls: ['warehouse GET /prints/{id}.pdf'], tests: ['printing.fixture.ts a counted consignment owes', 'pdf.spec.ts carries the characters it shows'] }),
    gets('暂停与解除', 'Holds and release', { calls: ['warehouse POST /returns/{returnNo}/holds'], rows: ['C10'] }),
    gets('入库、发料、放行后发货', 'Put-away, issues, shipments once released', { rows: ['B6', 'B9'] }),
    gets('在库：多久、值多少、盘点', 'Stock with age and value, weekly count', { rows: ['B10'] }),
  ] },
  { zh: '品质 quality', en: 'quality', gets: [
    gets('检验与抽样方案、逐件结果', 'Inspection by the plan of its task, findings', { calls: ['quality GET /tasks/{id}/inspection-plan', 'quality POST /returns/{returnNo}/inspections'], tests: ['inspection-desk.fixture.ts keeps what was found per line', 'inspection-plan.spec.ts C2:', 'inspection-plan.spec.ts C3: findings', 'findings.spec.ts '] }),
    gets('判定拆分与后果试算', 'Disposition split over quantities, with its consequences', { calls: ['quality POST /returns/{returnNo}/dispositions'], tests: ['disposition-desk.fixture.ts C4:', 'reopen-and-rebuild.spec.ts C4:', 'preview-judgement.spec.ts says what the parts add up to'] }),
    gets('检验报告 PDF', 'The inspection report as PDF', { rows: ['C10'], calls: ['quality GET /inspections/{id}.pdf'], tests: ['inspection-desk.fixture.ts C10: 检验报告 as PDF'] }),
    gets('复检、首件、性能测试', 'Re-inspection, first article, performance test', { calls: ['quality POST /returns/{returnNo}/reinspections', 'quality POST /returns/{returnNo}/first-articles', 'quality POST /returns/{returnNo}/performance-tests'], tests: ['every-action.fixture.ts leaves its rows'] }),
    gets('会签', 'Joint signatures', { calls: ['quality GET /tasks/{id}/signatures'], tests: ['meeting-desk.fixture.ts '] }),
    gets('报废链、客诉', 'Scrap chain, complaints', { rows: ['C7', 'F7'] }),
  ] },
  { zh: '生产 production', en: 'production', gets: [
    gets('返工与补货指令，方案与交期', 'Orders of rework and replenishment with plan and dates', { rows: ['D1', 'D2', 'D3'] }),
    gets('返工与补货指令由 ERP 给号：拒绝、挂起或断后才答', 'Orders numbered by the ERP: one that refuses, hangs or answers after the cut', { tests: ['order-posting.fixture.ts asked by key before any repeat, one order', 'order-posting.fixture.ts hanging: a late first copy', 'order-posting.fixture.ts refused, PMC types the number', 'order-posting.fixture.ts killed while sending'] }),
    gets('指令单 PDF：条码、图片、首件框', 'The order as PDF with code, pictures and first-article box', { rows: ['D4'], calls: ['production GET /orders/{no}.pdf'], tests: ['order-sheet.fixture.ts as PDF with its characters embedded'] }),
    gets('开工、部分完成、不能修复', 'Start, partial completion, cannot repair', { rows: ['D5', 'D6', 'D7'] }),
    gets('延误与书面通知、分厂签收', 'Delays with written notice, sign-off of the branch', { rows: ['D8', 'D10'] }),
  ] },
  { zh: '财务 finance', en: 'finance', gets: [
    gets('单据、金额解释、审核；后来的变化使审核失效', 'Papers, explanation, audit; a later change invalidates it', { rows: ['E1', 'E2', 'E3'], tests: ['finance-desk.spec.ts a later change of papers or proposal invalidates the audit'] }),
    gets('过账、退款、押金、调整', 'Posting, refund, deposit, adjustment by a second person', { rows: ['E4', 'E5', 'E7', 'E8'] }),
    gets('红字发票、月结、失败成本与索赔', 'Red invoices, month end, failure cost and claims', { rows: ['E6', 'E9', 'E10'] }),
    gets('连接器拒绝、挂起或断后才答', 'A connector that refuses, hangs or answers after the cut', { tests: ['money-out.spec.ts answered after the cut', 'money-out.spec.ts hanging:', 'money-out.spec.ts refused, the reason is shown', 'http-connector.spec.ts its refusal is a refusal only where it says so', 'http-connector.spec.ts says nothing about what was done'] }),
  ] },
  { zh: '各处 everywhere', en: 'every desk', gets: [
    gets('领取、指派、委托、批量、视图、计数', 'Claim, assign, delegate, bulk, views, counters', { calls: ['desk POST /tasks/{id}/claim', 'desk POST /tasks/{id}/delegate', 'desk POST /tasks/bulk', 'desk GET /views', 'desk GET /tasks/counters'], tests: ['task-list.spec.ts is delegated by its holder', 'task-list.spec.ts saved views'] }),
    gets('附件：重绘，去位置信息', 'Attachments drawn anew, without their place', { calls: ['desk GET /attachments/{id}'], tests: ['attachments.spec.ts are drawn anew', 'examine-file.spec.ts no place, no device, no author'] }),
    gets('更正', 'Corrections', { rows: ['A10'] }),
    gets('坏输入：每个命令的每个值', 'Bad input: every value of every command', { tests: ['bad-bodies.spec.ts 4.2:', 'bad-input.spec.ts is refused as problem+json'] }),
    gets('幂等键', 'Idempotency-Key', { tests: ['retries-and-races.spec.ts '] }),
  ] },
];

/** What is conserved or given once: the word of the database that keeps it, and who was let race for it. */
export interface Kept extends Label { /** a constraint, an index or a trigger of a migration; null: rows held by the command */ readonly guard: string | null; readonly tests: readonly string[] }
const kept = (zh: string, en: string, guard: string | null, ...tests: readonly string[]): Kept => ({ zh, en, guard, tests });

export const KEPT: readonly Kept[] = [
  kept('可退余量', 'Returnable quantity of a delivery line', 'delivery_line_cap', 'returnable-goods.spec.ts refuses the database itself', 'returnable-goods.spec.ts holds a serial in one open return'),
  kept('退货单号', 'Number of a return', null, 'number-range.spec.ts gives 1, 2, 3'),
  kept('库存行：收到 = 去向之和 + 待处理', 'Stock line: received = ways out + pending', 'stock_line_adds_up', 'warehouse-desk.spec.ts two people cannot let the same piece out twice', 'leaving-at-once.fixture.ts by two at once, and twice under one key', 'true-stock.fixture.ts leaves once'),
  kept('撤回对入库、报废、寄回', 'Withdrawal against put-away, scrap, shipment', null, 'leaving-at-once.fixture.ts against a withdrawal at the same moment'),
  kept('撤回对付款', 'Withdrawal against payment', null, 'money-out.spec.ts either it is booked and the process hears done'),
  kept('发料不超过放行', 'Issued within what is released', 'goods_out_released', 'issue.fixture.ts two who issue at once'),
  kept('换货寄出一次', 'A replacement is sent once', null, 'leaving-at-once.fixture.ts ship: a replacement is sent once'),
  kept('入库单列一次', 'A store entry slip lists once', 'slip_no_once', 'printing.fixture.ts two at once list it once'),
  kept('第 n 次打印', 'Number of a print', 'print_run_once', 'printing.fixture.ts a twice sent request prints nothing more'),
  kept('无主件归谁', 'Whose a parcel is', 'parcel_no_once', 'parcel.fixture.ts an arrival names its parcel', 'parcel.fixture.ts each once'),
  kept('退货每个命令', 'Every command of sales, customer service and after-sales', 'return_slip_no_once', 'heard-once.fixture.ts is heard once, under two keys or one', 'heard-once.fixture.ts no number is drawn for what is refused'),
  kept('到货、验收、到货通知', 'Arrival, receipt, arrival notice', null, 'leaving-at-once.fixture.ts by two at once is heard once'),
  kept('财务每个命令', 'Every command of finance', null, 'finance-desk.spec.ts by two at once is heard once'),
  kept('品质每个命令', 'Every command of quality', null, 'every-action.fixture.ts by two at once is heard once'),
  kept('生产每个命令', 'Every command of production', null, 'production-desk.spec.ts by two at once is heard once'),
  kept('复检、处理、包装、拆解不超过任务', 'Work within its task', 'reinspection_within_task', 'production-desk.spec.ts the database itself refuses more than was there'),
  kept('指令号', 'Number of an order', 'rework_order_no_once', 'planned-work.fixture.ts of several at once one is taken'),
  kept('ERP 给的指令号', 'Number of an order that the ERP gave', 'voucher_takes_order_number', 'order-posting.fixture.ts a number that is another order’s'),
  kept('交期', 'Date of an order', 'order_date_once', 'order-date.fixture.ts of two who move the same date at once'),
  kept('索赔单号、报废单号', 'Number of a claim and of a scrap form', 'scrap_form_no_once', 'production-desk.spec.ts of two returns that name one claim'),
  kept('过账不超过批准', 'Posted within what is approved', 'credited_within_approved', 'money-out.spec.ts two at once, the same key twice, different keys'),
  kept('退款不超过已过账', 'Paid within what is posted', 'paid_within_credited', 'money-out.spec.ts a refund goes by a way the process allows'),
  kept('凭证号一次', 'A voucher number once for ever', 'voucher_is_for_ever', 'money-out.spec.ts a number is used once per company and kind'),
  kept('押金抵扣不超过收到', 'Deposit settled within what was received', 'deposit_settled_within_received', 'finance-desk.spec.ts a deposit is settled whole'),
  kept('调整由两人', 'An adjustment by two people, once', 'adjustment_by_two', 'finance-desk.spec.ts one proposes an adjustment'),
  kept('入账后待办被收回：冲销或照此保留，各一次', 'Booked while its task was taken away: booked back or left standing, once', 'closed_posting_is_for_ever', 'untold-money.fixture.ts is listed and rings until a person has booked it back'),
  kept('红字发票', 'Red invoices within what is credited', 'red_invoiced_within_credited', 'red-invoices.fixture.ts E6: applied for, confirmed in time, issued'),
  kept('索赔回收不超过同意', 'Recovered within what was granted', 'recovered_within_granted', 'month-end.spec.ts E10: a carrier has 24 h'),
  kept('每级审核一次', 'Each level of a review once', null, 'review-return.spec.ts is decided once, by the level that is asked'),
  kept('延期一个申请', 'One request for an extension', 'extension_request_once', 'heads.spec.ts F5: more time is asked for'),
  kept('附件属于一个事实', 'An attachment belongs to one fact', 'attachment_place_once', 'attachments.spec.ts two facts at once: one gets it'),
];
