/** 客户发货: what the customer or the carrier says about goods on their way. */
import { Problem } from '@guitu/platform/http/problem';

/**
 * Goods do not arrive before they leave.
 * @param eta expected arrival, UTC ms · @param performedAt when they left
 * @throws Problem 422
 */
export function checkDispatch(eta: number | undefined, performedAt: number): void {
  if (eta !== undefined && eta < performedAt) {
    throw Problem.unprocessable('arrives-before-leaving', '预计到货时间早于发货时间。', 'The expected arrival is before the dispatch.', [{ path: 'eta', zh: '不能早于发货时间', en: 'not before the dispatch' }]);
  }
}
