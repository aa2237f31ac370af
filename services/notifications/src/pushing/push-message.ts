/** The card on somebody's channel: one row as it is, several as one list. Pure. */
import { RULES, type NotificationRule, type RuleKey } from '../rules/notification-rules.js';
import type { Waiting } from './hand-on.js';
import { whyReceived } from './why-received.js';
import type { NewMessage } from './write-message.js';

/** Rows named in a merged card; the rest is counted. */
const NAMED = 5;

/** @param rows at least one, of one person and rule */
export function pushMessage(rule: RuleKey, rows: readonly Waiting[]): NewMessage {
  const [one] = rows as readonly [Waiting, ...Waiting[]];
  const { digestible }: NotificationRule = RULES[rule];
  const common = { companyCode: one.company_code, to: { person: one.person }, kind: rule, footer: whyReceived(rule, one), digestRule: digestible ? rule : null };
  if (rows.length === 1) {
    return {
      ...common, title: { zh: one.title_zh, en: one.title_en }, text: { zh: one.text_zh, en: one.text_en }, link: `/returns/${one.return_no}`,
      card: { returnNo: one.return_no, customerCode: one.customer_code, dueAt: one.due_at?.getTime() ?? null },
    };
  }
  const more = rows.length - NAMED;
  const list = (line: (row: Waiting) => string, rest: string): string => [...rows.slice(0, NAMED).map(line), ...(more > 0 ? [rest] : [])].join('\n');
  return {
    ...common, title: { zh: `${RULES[rule].zh}：${rows.length} 项`, en: `${RULES[rule].en}: ${rows.length}` },
    text: { zh: list(({ text_zh: text }) => text, `另有 ${more} 项`), en: list(({ text_en: text }) => text, `and ${more} more`) }, link: '/inbox', card: null,
  };
}
