/** What a customer hears, each once per return, in the customer's words (product.md §5). Pure data. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { instantAt, nextDate } from '@guitu/masterdata-view/zoned-day.rules';
import { localTime } from '../rules/quiet-hours.rules.js';
import type { CaseResult, Label } from '@guitu/contracts/vocabulary';

export const CUSTOMER_WORDS = {
  application_received: { zh: '我们已收到您的退货申请', en: 'We have received your return request' },
  accepted: { zh: '您的退货申请已受理，请按退货指引寄回', en: 'Your return is accepted; please send the goods as instructed' },
  goods_received: { zh: '我们已收到您寄回的货物', en: 'We have received the goods you sent back' },
  difference: { zh: '实收与申请有差异，我们会与您确认', en: 'What arrived differs from your request; we will confirm it with you' },
  proposal: { zh: '处理方案与报价已备好，请您确认', en: 'Our proposal and quote are ready for you to confirm' },
  shipped: { zh: '货物已向您发出', en: 'Goods are on their way to you' },
  credited: { zh: '款项已入账', en: 'The amount has been credited to you' },
  refunded: { zh: '退款已付出', en: 'Your refund has been paid' },
  rejected: { zh: '很抱歉，您的退货申请未获接受', en: 'We are sorry: your return request was not accepted' },
  ended: { zh: '您的退货申请已撤销', en: 'Your return request has been withdrawn' },
  closed: { zh: '您的退货已处理完毕，欢迎评价', en: 'Your return is completed; please tell us how we did' },
} as const satisfies Record<string, Label>;
export type CustomerEvent = keyof typeof CUSTOMER_WORDS;

const BY_FACT: { readonly [K in FactKind]?: CustomerEvent } = {
  register: 'application_received', instruct: 'accepted', receive: 'goods_received', discrepancy: 'difference', quote: 'proposal',
  ship: 'shipped', send_back: 'shipped', post: 'credited', refund_paid: 'refunded',
};
/** The event a fact is for the customer, once the process has taken it; most are none. */
export const customerEventOf = (kind: FactKind): CustomerEvent | undefined => BY_FACT[kind];

/** What the end is for the customer: a rejected or withdrawn return is not "completed". */
const BY_END: Readonly<Record<CaseResult, CustomerEvent>> = { completed: 'closed', alternative: 'closed', rejected: 'rejected', withdrawn: 'ended', cancelled: 'ended' };
export const customerEndOf = (result: CaseResult): CustomerEvent => BY_END[result];
/** A date agreed with the customer (T36): told anew when it changes. @param date local, `YYYY-MM-DD` */
export const dateWords = (date: string): Label => ({ zh: `约定日期：${date}`, en: `Agreed date: ${date}` });

/** Local minutes of the day between which customers are written to. */
export const CUSTOMER_HOURS = { fromMinute: 8 * 60, toMinute: 21 * 60 } as const;
/** At most one message to a customer in so long; what comes meanwhile is one message (ms). */
export const CUSTOMER_MERGE = 3_600_000;

/** The first instant from `at` on at which customers may be written to. @param at UTC ms */
export function customersFrom(at: number, zone: string): number {
  const { date, minute } = localTime(at, zone);
  if (minute >= CUSTOMER_HOURS.fromMinute && minute < CUSTOMER_HOURS.toMinute) return at;
  return instantAt(minute < CUSTOMER_HOURS.fromMinute ? date : nextDate(date), CUSTOMER_HOURS.fromMinute, zone);
}
