/** A return in at most twelve sentences (product.md G2). Pure. */
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { GOODS, type Goods, type Label } from '@guitu/contracts/vocabulary';

export interface Told { readonly kind: FactKind; readonly day: string; readonly payload: Readonly<Record<string, unknown>> }
export const MOST_SENTENCES = 12;

type Say = (payload: Told['payload']) => Label | null;
const VERDICTS: Readonly<Record<string, Label>> = { accept: { zh: '同意', en: 'accepted' }, reject: { zh: '驳回', en: 'refused' }, supplement: { zh: '补资料', en: 'papers asked for' }, refuse: { zh: '不同意', en: 'refused' }, counter: { zh: '另有要求', en: 'answered with a wish of his own' } };
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const rows = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? (value as Record<string, unknown>[]) : []);
const sum = (values: readonly unknown[]): string => String(Number(values.reduce<number>((total, value) => total + Number(value ?? 0), 0).toFixed(6)));
const yuan = (fen: unknown): string => (Number(fen) / 100).toFixed(2);

const decided = (key: 'verdict' | 'answer'): Say => (payload) => {
  const { zh, en } = VERDICTS[text(payload[key])] ?? { zh: text(payload[key]), en: text(payload[key]) };
  const reason = text(payload['reasonCode']);
  return { zh: `${zh}${reason === '' ? '' : `（${reason}）`}`, en: `${en}${reason === '' ? '' : ` (${reason})`}` };
};
const counted = (key: string, zh: string, en: string): Say => (payload) => ({ zh: `${zh} ${text(payload[key])}`, en: `${text(payload[key])} ${en}` });
const passed = (good: string, bad: string): Say => (payload) => ({ zh: `合格 ${text(payload[good])}，不合格 ${text(payload[bad])}`, en: `${text(payload[good])} good, ${text(payload[bad])} not` });

/** What each fact adds; kinds without a row are detail. */
const SAY: { readonly [K in FactKind]?: Say } = {
  contact: (p) => ({ zh: `联系客户：${text(p['resultCode'])}`, en: `customer contacted: ${text(p['resultCode'])}` }),
  review: decided('verdict'), exception: decided('verdict'), discount_approval: decided('verdict'), replacement_approval: decided('verdict'), disposition_approval: decided('verdict'), scrap_approval: decided('verdict'),
  settlement_approval: decided('verdict'), close_review: decided('verdict'), customer_reply: decided('answer'),
  receive: ({ lines }) => ({ zh: `收到 ${sum(rows(lines).map(({ received }) => received))}`, en: `${sum(rows(lines).map(({ received }) => received))} received` }),
  inspect: ({ lines }) => {
    const [good, bad] = ['passed', 'failed'].map((key) => sum(rows(lines).map((row) => row[key])));
    return { zh: `合格 ${good}，不合格 ${bad}`, en: `${good} good, ${bad} not` };
  },
  dispose: ({ lines }) => {
    const parts = rows(lines).flatMap(({ portions }) => rows(portions));
    const of = (goods: string) => sum(parts.filter((part) => part['goods'] === goods).map(({ qty }) => qty));
    const kinds = [...new Set(parts.map((part) => text(part['goods'])))];
    return { zh: kinds.map((goods) => `${GOODS[goods as Goods].zh} ${of(goods)}`).join('、'), en: kinds.map((goods) => `${GOODS[goods as Goods].en} ${of(goods)}`).join(', ') };
  },
  repair: counted('qtyDone', '修好', 'repaired'), reinspect: passed('pass', 'fail'), stock_in: counted('qty', '入库', 'put into stock'), scrap: counted('qty', '报废', 'scrapped'),
  ship: counted('qty', '发出', 'shipped'), send_back: counted('qty', '退回', 'sent back'), withdraw: () => ({ zh: '客户撤回', en: 'withdrawn by the customer' }), cancel: () => ({ zh: '作废', en: 'cancelled' }),
};
const MONEY: { readonly [K in FactKind]?: Say } = {
  post: ({ net, amount }) => ({ zh: `入账 ${yuan(net ?? amount)} 元`, en: `${yuan(net ?? amount)} booked` }), refund_paid: ({ amount }) => ({ zh: `退款 ${yuan(amount)} 元`, en: `${yuan(amount)} refunded` }),
};

/**
 * First what was registered, last where it stands, between them what happened; of too much the latest, and how much is left out.
 * @param money whether the reader may see amounts
 */
export function storyOf(first: Label, told: readonly Told[], lates: number, last: Label, money: boolean): Label[] {
  const happened = told.flatMap(({ kind, day, payload }): Label[] => {
    const said = (SAY[kind] ?? (money ? MONEY[kind] : undefined))?.(payload) ?? null;
    return said === null ? [] : [{ zh: `${day} ${FACT_KINDS[kind].zh}：${said.zh}。`, en: `${day} ${FACT_KINDS[kind].en}: ${said.en}.` }];
  });
  const late = lates === 0 ? [] : [{ zh: `有 ${lates} 个时限超时。`, en: `${lates} deadlines were missed.` }];
  const room = MOST_SENTENCES - 2 - late.length;
  const left = happened.length - room;
  const shown = left <= 0 ? happened : [{ zh: `此前另有 ${left + 1} 步。`, en: `${left + 1} steps before that.` }, ...happened.slice(left + 1)];
  return [first, ...shown, ...late, last];
}
