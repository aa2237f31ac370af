/** Whose question a fact answers (product.md §5 "decision on what I asked; answer to my question; customer replied → asker / return owner"). Pure data. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import type { Message } from '../ringing/message.rules.js';
import type { RuleKey } from '../rules/notification-rules.js';

/** `owner`: whoever registered the return; otherwise whoever recorded that fact last. */
export interface Answering { readonly rule: RuleKey & ('decision' | 'answer' | 'customer_replied'); readonly asker: FactKind | 'owner' }
const decision = (asker: Answering['asker']): Answering => ({ rule: 'decision', asker });
const answer = (asker: Answering['asker']): Answering => ({ rule: 'answer', asker });
const customer: Answering = { rule: 'customer_replied', asker: 'owner' };

export const ANSWERS: { readonly [K in FactKind]?: Answering } = {
  review: decision('owner'), exception: decision('owner'), discount_approval: decision('owner'), close_review: decision('owner'),
  papers_approval: decision('receive'), disposition_approval: decision('dispose'), scrap_approval: decision('scrap_request'),
  replacement_approval: decision('supply_order'), settlement_approval: decision('audit'),
  supplement: answer('review'), discrepancy: answer('receive'),
  customer_reply: customer, appeal: customer, withdraw: customer,
};
/** Facts that are read from the departments' own topics: the answers, and what they answer. */
export const HEARD_KINDS = [...new Set(Object.entries(ANSWERS).flatMap(([kind, { asker }]) => [kind, ...(asker === 'owner' ? [] : [asker])]))] as FactKind[];

const VERDICTS: Readonly<Record<string, { zh: string; en: string }>> = {
  accept: { zh: '同意', en: 'accepted' }, reject: { zh: '驳回', en: 'rejected' }, supplement: { zh: '退回补资料', en: 'sent back for papers' },
};

/** @param verdict as the fact's payload says it, if it says one */
export function answerMessage(rule: Answering['rule'], { kind, returnNo, verdict }: { readonly kind: FactKind; readonly returnNo: string; readonly verdict: string | null }): Message {
  const { zh, en } = FACT_KINDS[kind];
  const said = verdict === null ? undefined : VERDICTS[verdict];
  const [verdictZh, verdictEn] = said === undefined ? ['', ''] : [`：${said.zh}`, `: ${said.en}`];
  const texts = {
    decision: { zh: `您申请的 ${returnNo}「${zh}」已有结果${verdictZh}。`, en: `${returnNo}: what you asked has been decided (${en})${verdictEn}.` },
    answer: { zh: `${returnNo} 您要的「${zh}」已有答复。`, en: `${returnNo}: there is an answer to what you asked (${en}).` },
    customer_replied: { zh: `${returnNo} 客户已答复（${zh}）。`, en: `${returnNo}: the customer has spoken (${en}).` },
  } as const;
  return { kind: rule, taskId: null, dueAt: null, title: { zh: `${zh}${verdictZh}`, en: `${en}${verdictEn}` }, text: texts[rule] };
}
