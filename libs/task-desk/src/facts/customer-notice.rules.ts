/** 告知客户: of what (S000-03 §7). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** The customer is told the amount that stands in the books, to the cent. */
export function customerNoticeFaults({ amount }: Pick<FactPayload<'tell'>, 'amount'>, menu: Pick<TaskMenu, 'amount'>): FieldError[] {
  if (menu.amount === undefined || amount === menu.amount) return [];
  return [{ path: 'amount', zh: '告知客户的金额须与入账金额一致。', en: 'The customer is told the amount that was booked.' }];
}
