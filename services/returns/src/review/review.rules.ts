/** 审核: one level of the chain that decides whether a return is accepted. Level, verdicts and four eyes the desk checks. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';

/** Whoever refuses or asks for papers says why: the customer is owed a reason (house; product.md F3). */
export function reviewFaults({ verdict, reasonCode }: Pick<FactPayload<'review'>, 'verdict' | 'reasonCode'>): FieldError[] {
  return verdict !== 'accept' && reasonCode === undefined ? [{ path: 'reasonCode', zh: verdict === 'reject' ? '驳回必须给出原因' : '补资料必须给出原因', en: verdict === 'reject' ? 'a rejection needs a reason' : 'asking for papers needs a reason' }] : [];
}
