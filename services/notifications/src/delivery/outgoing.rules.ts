/** A message in the language of whom it goes to, with its card (product.md §5 "Cards"). Pure. */
import { localWords } from '../rules/local-words.rules.js';
import type { Outgoing } from './channel.js';
import type { Claimed } from './claim-delivery.js';

const WORDS = {
  zh: { returnNo: '退货单', customer: '客户', due: '到期', verb: '去处理', open: '查看', digest: '改为日报' },
  en: { returnNo: 'Return', customer: 'Customer', due: 'Due', verb: 'Do it', open: 'Open', digest: 'Move to digest' },
} as const;

/** @param baseUrl base of links, without a slash at its end */
export function outgoingOf(one: Claimed, language: 'zh' | 'en', { baseUrl, zone }: { readonly baseUrl: string; readonly zone: string }): Outgoing {
  const { key, card, digest_rule: rule } = one;
  const words = WORDS[language];
  const [title, text, footer] = language === 'zh' ? [one.title_zh, one.text_zh, one.footer_zh] : [one.title_en, one.text_en, one.footer_en];
  const facts = card === null ? [] : [
    { name: words.returnNo, value: card.returnNo }, ...(card.customerCode === null ? [] : [{ name: words.customer, value: card.customerCode }]),
    ...(card.dueAt === null ? [] : [{ name: words.due, value: localWords(card.dueAt, zone) }]),
  ];
  return {
    key, title, text, link: `${baseUrl}${one.link}?m=${one.message_id}`, facts, verb: card?.dueAt === null || card === null ? words.open : words.verb, footer,
    // a page that asks before it changes anything: previews of links open them too
    digest: rule === null ? null : { words: words.digest, link: `${baseUrl}/inbox/settings?digest=${rule}` },
  };
}
