/** What a decision is about, in Fen: the desk judges the limit of who takes it by that (product.md §2.3, four eyes beside it). */
import type { TaskMenu } from '@guitu/contracts/task';
import { priceOfGoods } from '../catalogue/attributes.js';
import type { ReturnState } from '../state.js';

/** The price of the goods it is about, for the task's menu; nothing where no price is known. */
export function amountAtStake(state: Pick<ReturnState, 'lines'>, goods: readonly { readonly line: number; readonly qty: number }[]): Pick<TaskMenu, 'amount'> {
  const amount = priceOfGoods(state, goods);
  return amount === undefined ? {} : { amount };
}
