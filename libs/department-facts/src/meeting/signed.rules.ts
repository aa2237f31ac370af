/** A conclusion against the signatures of its meeting. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Signature } from './sign-conclusion.js';

/**
 * Once anybody has signed, the conclusion is what they signed, and every role that sat there has signed it; who records it signs by that.
 * @param own roles of who records it
 */
export function signedFaults({ attendantRoles, conclusionCode }: Pick<FactPayload<'conclude'>, 'attendantRoles' | 'conclusionCode'>, signatures: readonly Pick<Signature, 'role' | 'conclusionCode'>[], own: readonly string[]): FieldError[] {
  const [first] = signatures;
  if (first === undefined) return [];
  const missing = attendantRoles.filter((role) => !own.includes(role) && !signatures.some((one) => one.role === role));
  const left = signatures.filter(({ role }) => !attendantRoles.includes(role));
  return [
    ...(first.conclusionCode === conclusionCode ? [] : [{ path: 'conclusionCode', zh: `与会者签署的结论是 ${first.conclusionCode}。`, en: `What was signed is ${first.conclusionCode}.` }]),
    ...missing.map((role) => ({ path: 'attendantRoles', zh: `${role} 尚未签字。`, en: `${role} has not signed.` })),
    ...left.map(({ role }) => ({ path: 'attendantRoles', zh: `${role} 已签字，须列入与会者。`, en: `${role} has signed and belongs to the list.` })),
  ];
}
