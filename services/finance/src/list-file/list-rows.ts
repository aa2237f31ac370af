/** Rows of finance's lists as a file has them: a heading in the reader's language, and a row for each item. */
import { MONEY_KINDS, POSTING_STATES } from '@guitu/postings/vocabulary';
import { CLAIM_KINDS, CLAIM_STATES, type Claim } from '../claim/claim-row.js';
import type { PeriodCosts } from '../failure-cost/read-period-costs.js';
import type { Posting } from '../posting/read-postings.js';
import { RED_INVOICE_STATES, type RedInvoice } from '../red-invoice/red-invoice-row.js';

type Language = 'zh' | 'en';
/** A day and time where the house keeps its books. */
type Clock = (instant: number) => string;
interface Column<T> { readonly zh: string; readonly en: string; readonly of: (item: T, language: Language, clock: Clock) => string }

/** Yuan with two decimals; empty where nothing is known or the reader may not see it. */
const yuan = (amount: number | null | undefined): string => (amount === undefined || amount === null ? '' : (amount / 100).toFixed(2));
const time = (at: number | null, clock: Clock): string => (at === null ? '' : clock(at));
const column = <T>(zh: string, en: string, of: Column<T>['of']): Column<T> => ({ zh, en, of });
const rowsOf = <T>(columns: readonly Column<T>[], items: readonly T[], language: Language, clock: Clock): string[][] => [columns.map((one) => one[language]), ...items.map((item) => columns.map(({ of }) => of(item, language, clock)))];

const POSTING_ROW: readonly Column<Posting>[] = [
  column('退货单号', 'Return', ({ returnNo }) => returnNo), column('种类', 'Kind', ({ kind }, language) => MONEY_KINDS[kind][language]), column('状态', 'State', ({ state }, language) => POSTING_STATES[state][language]),
  column('金额（元）', 'Amount (yuan)', ({ amount }) => yuan(amount)), column('单据号', 'Document', ({ externalKey }) => externalKey), column('凭证号', 'Voucher', ({ voucherNo }) => voucherNo ?? ''), column('原因', 'Reason', ({ reason }) => reason ?? ''),
  column('下达人', 'Ordered by', ({ orderedBy }) => orderedBy), column('下达时间', 'Ordered', ({ orderedAt }, _language, clock) => clock(orderedAt)), column('过账时间', 'Booked', ({ bookedAt }, _language, clock) => time(bookedAt, clock)),
];
const RED_INVOICE_ROW: readonly Column<RedInvoice>[] = [
  column('退货单号', 'Return', ({ returnNo }) => returnNo), column('发票号', 'Invoice', ({ invoiceNo }) => invoiceNo), column('金额（元）', 'Amount (yuan)', ({ amount }) => yuan(amount)), column('状态', 'State', ({ state }, language) => RED_INVOICE_STATES[state][language]),
  column('申请单号', 'Application', ({ applicationNo }) => applicationNo ?? ''), column('确认期限', 'To be confirmed by', ({ confirmBy }, _language, clock) => time(confirmBy, clock)), column('红字发票号', 'Red invoice', ({ redInvoiceNo }) => redInvoiceNo ?? ''),
];
const CLAIM_ROW: readonly Column<Claim>[] = [
  column('退货单号', 'Return', ({ returnNo }) => returnNo), column('对方', 'Against', ({ kind }, language) => CLAIM_KINDS[kind][language]), column('代码', 'Party', ({ partyCode }) => partyCode), column('金额（元）', 'Amount (yuan)', ({ amount }) => yuan(amount)),
  column('状态', 'State', ({ state }, language) => CLAIM_STATES[state][language]), column('答复期限', 'Due', ({ dueAt }, _language, clock) => clock(dueAt)), column('超时', 'Late', ({ late }, language) => (late ? (language === 'zh' ? '是' : 'yes') : '')),
  column('受理金额（元）', 'Granted (yuan)', ({ granted }) => yuan(granted)), column('已追回（元）', 'Recovered (yuan)', ({ recovered }) => yuan(recovered)),
];
type CostRow = NonNullable<PeriodCosts['cost']>['returns'][number];
const COST_ROW: readonly Column<CostRow>[] = [
  column('退货单号', 'Return', ({ returnNo }) => returnNo), column('损失（元）', 'Cost (yuan)', ({ total }) => yuan(total)), column('未计价项', 'Without a price', ({ unpriced }) => String(unpriced)),
];

export const postingRows = (items: readonly Posting[], language: Language, clock: Clock): string[][] => rowsOf(POSTING_ROW, items, language, clock);
export const redInvoiceRows = (items: readonly RedInvoice[], language: Language, clock: Clock): string[][] => rowsOf(RED_INVOICE_ROW, items, language, clock);
export const claimRows = (items: readonly Claim[], language: Language, clock: Clock): string[][] => rowsOf(CLAIM_ROW, items, language, clock);
export const costRows = (items: readonly CostRow[], language: Language, clock: Clock): string[][] => rowsOf(COST_ROW, items, language, clock);
