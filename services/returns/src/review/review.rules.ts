/** 审核: one level of the chain that decides whether a return is accepted. Level, verdicts and four eyes the desk checks. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';

/** A refusal says why: the customer is owed a reason (house; product.md F3). */
export function reviewFaults({ verdict, reasonCode }: Pick<FactPayload<'review'>, 'verdict' | 'reasonCode'>): FieldError[] {
  return verdict === 'reject' && reasonCode === undefined ? [{ path: 'reasonCode', zh: '驳回必须给出原因', en: 'a rejection needs a reason' }] : [];
}
