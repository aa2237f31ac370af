/** 审核: one level of the chain that decides whether a return is accepted. Who may decide at all, and four eyes, the desk checks. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskStatement } from '@guitu/contracts/task';
import { Problem } from '@guitu/platform/http/problem';

type Review = Pick<FactPayload<'review'>, 'gate' | 'level' | 'verdict' | 'reasonCode'>;

/**
 * The decision is the one this task asks for, and a refusal says why (house: the customer is owed a reason).
 * @throws Problem 422
 */
export function checkReview(review: Review, { menu, level }: Pick<TaskStatement, 'menu' | 'level'>): void {
  if (review.gate !== (menu.gate ?? 'return') || review.level !== (menu.level ?? level)) {
    throw Problem.unprocessable('other-level', '此待办是另一级审批，请刷新后再操作。', 'This task asks for another level of the approval; refresh and try again.');
  }
  if (menu.verdicts !== undefined && !menu.verdicts.includes(review.verdict)) {
    throw Problem.unprocessable('verdict-not-allowed', '此级审批不允许该结论。', 'This level does not allow that verdict.');
  }
  if (review.verdict === 'reject' && review.reasonCode === undefined) {
    throw Problem.unprocessable('reason-missing', '驳回必须给出原因。', 'A rejection needs a reason.', [{ path: 'reasonCode', zh: '驳回时必填', en: 'required with reject' }]);
  }
}
