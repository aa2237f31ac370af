/** 客户答复 about goods: 客户同意 (§4.4 consent before risky rework), 客户确认报价, 客户自行报废. */
import type { ReplyHandler } from '../../asks/reply.js';
import { completeStep } from '../../engine/advance.js';
import { strikeOff } from '../../portions.js';
import type { Portion } from '../../state.js';

/**
 * He agrees: the goods go on. He does not: they are judged again, without this outcome. R45 (S003-13): no rework where the
 * fault is his before he has accepted its risk. R25 (S003-08, 09, 15): out of warranty
 * nothing is repaired before the customer has confirmed the quote.
 */
export const answerForGoods: ReplyHandler = (draft, { scope, def }, { answer }, at) => {
  if (answer === 'accept') completeStep(draft, scope, def.key, at);
  else strikeOff(draft, scope as Portion, at);
  return 'applied';
};
