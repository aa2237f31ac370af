/** The label on returned goods (S000-04 §5.5: 暂停出货 in 退货区). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** The label must be the one the task names: goods under another label can be shipped by mistake. */
export function labelFaults({ label }: FactPayload<'arrival_notice'>, { label: asked }: TaskStatement['menu']): FieldError[] {
  if (asked === undefined || asked === label) return [];
  return [{ path: 'label', zh: `标识应为“${asked}”。`, en: `The label must read “${asked}”.` }];
}
