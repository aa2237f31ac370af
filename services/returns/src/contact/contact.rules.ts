/** 首次联系 (S000-04 §5.2: within an hour of the 品质投诉单 the customer is contacted and the complaint is confirmed). */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';

type Contact = Pick<FactPayload<'contact'>, 'resultCode' | 'attrs'>;

/** Fixed by the registration; a call to the customer does not change them (process-model.md §4.1). */
const FIXED_AT_REGISTRATION = ['requestType', 'channel', 'reason'] as const;

/** An attempt that reached nobody tells nothing about the case, and a contact supplies only what a customer can confirm. */
export function contactFaults({ resultCode, attrs }: Contact): FieldError[] {
  const faults: FieldError[] = FIXED_AT_REGISTRATION.filter((name) => attrs[name] !== undefined)
    .map((name) => ({ path: `attrs.${name}`, zh: '登记时确定，首次联系不能更改', en: 'fixed by the registration' }));
  if (resultCode === 'not_reached' && Object.keys(attrs).length > 0) faults.push({ path: 'attrs', zh: '未联系上客户，不能填写客户确认的内容', en: 'nobody was reached, so nothing can have been confirmed' });
  return faults;
}
