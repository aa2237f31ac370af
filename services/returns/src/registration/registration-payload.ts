import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import type { PlannedLine } from '../matching/plan-lines.rules.js';
import type { PolicyInForce } from '../policy/policy-in-force.js';
import { registeredLines } from './returnable.rules.js';

/** The fact's payload; a return without a number from elsewhere is its own source. */
export function registrationPayload(body: RegisterReturnBody, lines: readonly PlannedLine[], returnNo: string, { policy, calendar }: PolicyInForce): FactPayload<'register'> {
  const { customerCode, attrs, forms, complaintAt, sourceSystem } = body;
  return {
    customerCode, policy, calendar, lines: registeredLines(lines), attrs, forms,
    ...(complaintAt !== undefined && { complaintAt }), sourceSystem, externalId: body.externalId ?? returnNo,
  };
}
