/** 评审结论: a review meeting (S000-04 §5.2, S003-15 §5.3.3). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';

/** A role sits in a meeting once. */
export function meetingFaults({ attendantRoles }: Pick<FactPayload<'conclude'>, 'attendantRoles'>): FieldError[] {
  const repeated = attendantRoles.filter((role, i) => attendantRoles.indexOf(role) !== i);
  return [...new Set(repeated)].map((role) => ({ path: 'attendantRoles', zh: `参会岗位 ${role} 重复。`, en: `The role ${role} is named twice.` }));
}
