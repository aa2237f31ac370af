/** 首次联系: what a call to the customer can tell (S000-04 §5.2). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';

/** The registration fixed these; conditions of the policy were already read from them (process-model.md §4.1). */
const FIXED = ['requestType', 'channel', 'reason'] as const;

/** Every fault of a contact: it may say what the customer said about the case, and nothing if nobody answered. */
export function contactFaults({ resultCode, attrs }: Pick<FactPayload<'contact'>, 'resultCode' | 'attrs'>): FieldError[] {
  const faults: FieldError[] = FIXED.filter((name) => attrs[name] !== undefined)
    .map((name) => ({ path: `attrs.${name}`, zh: '此项由登记确定，首次联系不能更改。', en: 'The registration fixed this; a contact does not change it.' }));
  if (resultCode === 'not_reached' && Object.keys(attrs).length > 0) {
    faults.push({ path: 'attrs', zh: '未联系上客户，不能填写客户的说法。', en: 'Nobody was reached, so the customer said nothing.' });
  }
  return faults;
}
