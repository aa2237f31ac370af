/** May this return be reopened by this person? The process asks the same of the fact (libs/return-process/src/reopen.ts). */
import { Problem } from '@guitu/platform/http/problem';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { reopenRefusal } from '@guitu/return-process/reopen';
import type { ReturnState } from '@guitu/return-process/state';

interface Wish { readonly policy: ResolvedProfile; readonly state: ReturnState; readonly reasonCode: string; readonly role: string; readonly now: number }

/** @throws Problem 403: not this role's · 409: too late, too often, or it runs */
export function requireReopenable({ policy, state, reasonCode, role, now }: Wish): void {
  const refusal = reopenRefusal({ policy }, state, { role, reasonCode, recordedAt: now });
  if (refusal === null) return;
  const { why, zh, en } = refusal;
  if (why === 'role') throw new Problem(403, 'not-permitted', `${zh}。`, `${en}.`);
  throw Problem.conflict(why === 'open' ? 'return-open' : 'not-reopenable', `${zh}。`, `${en}.`);
}
