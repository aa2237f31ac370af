/** 客户答复 against the question that was put to him (P21): what he was asked, what he may say, choose and agree to. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

type Reply = Pick<FactPayload<'customer_reply'>, 'about' | 'answer' | 'choice' | 'amount'>;

const notOffered = (path: string, value: string, offered: readonly string[]): FieldError =>
  ({ path, zh: `${value} 不在此次询问的范围内（${offered.join('、') || '无'}）。`, en: `${value} was not put to the customer (${offered.join(', ') || 'nothing was'}).` });

/** Faults of an answer to the question of `menu`; a choice and an amount belong to an agreement alone. */
export function answerFaults({ about, answer, choice, amount }: Reply, menu: TaskMenu): FieldError[] {
  const { answers = [], choices = [], upTo } = menu;
  const faults: FieldError[] = [];
  if (menu.about !== about) faults.push(notOffered('about', about, menu.about === undefined ? [] : [menu.about]));
  if (!answers.includes(answer)) faults.push(notOffered('answer', answer, answers));
  if (choice !== undefined && answer !== 'accept') faults.push({ path: 'choice', zh: '只有同意时才有选择', en: 'only who accepts chooses' });
  else if (choice !== undefined && !choices.includes(choice)) faults.push(notOffered('choice', choice, choices));
  if (amount !== undefined && (answer !== 'accept' || upTo === undefined)) faults.push({ path: 'amount', zh: '此处没有可议的金额', en: 'there is no amount to agree on here' });
  else if (amount !== undefined && upTo !== undefined && amount > upTo) faults.push({ path: 'amount', zh: '超过可同意的最高金额', en: 'more than may be agreed' });
  return faults;
}
