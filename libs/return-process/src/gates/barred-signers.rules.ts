/** Four eyes (I14): nobody approves what he applied for, asked for or has signed already, in his own name or another's. */
import type { Scope } from '../engine/model.js';

const doersOf = (scope: Scope, step: string): string[] => (scope.steps[step]?.signed ?? []).flatMap(({ staff }) => staff);

/** Staff who may not sign at a gate: the return's applicant, who did the steps it approves, who signed an earlier level. */
export const barredSigners = (applicant: readonly string[], scope: Scope, gate: string, requestedBy: readonly string[] = []): string[] =>
  [...new Set([...applicant, ...[...requestedBy, gate].flatMap((step) => doersOf(scope, step))])];
