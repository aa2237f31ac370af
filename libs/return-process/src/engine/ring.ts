/** One ring of a ladder: who hears it, what it leaves in the ledger. */
import { copyOf, type Draft } from './draft.js';
import type { Clock } from './model.js';
import { dueOf, type NextRung } from './rungs.js';
import { tasksOf } from './tasks.js';

/** The roles a rung reaches. A rung never rings nobody: what cannot be found is management's. */
export function toRoles(draft: Draft, clock: Clock, to: string): string[] {
  const { roles, management } = draft.ctx.policy;
  if (to === 'management') return [management];
  const owners = clock.owner !== 'task' ? [clock.owner] : [...new Set(tasksOf(draft.state, clock.scope, clock.step).map(({ role }) => role))];
  if (owners.length === 0) owners.push(...ownersBefore(draft, clock));
  if (to === 'owner') return owners;
  if (to === 'head') return [...new Set(owners.map((role) => roles[role]?.head ?? management))];
  return [to in roles ? to : management];
}

/** Owners of a step whose tasks are already off the list: its seats. */
function ownersBefore(draft: Draft, clock: Clock): string[] {
  const scope = draft.state.scopes.find(({ id }) => id === clock.scope);
  const def = draft.ctx.flow.byKey[clock.step];
  const seats = scope === undefined || def === undefined ? [] : draft.rules.seats(draft, scope, def).map(({ role }) => role);
  return seats.length > 0 ? seats : [draft.ctx.policy.management];
}

/** Writes the ring into the ledger and, unless it is silent, tells it. */
export function ring(draft: Draft, clock: Clock, next: NextRung, aloud = true): void {
  clock.fired = Array.from({ length: Math.max(clock.fired.length, next.rung + 1) }, (_, index) => (clock.fired[index] ?? 0) + (index === next.rung ? 1 : 0));
  if (next.action === 'breach') clock.breaches.push({ dueAt: dueOf(clock), detectedAt: next.ringsAt, withdrawnAt: null });
  if (next.action === 'escalate') clock.escalations += 1;
  if (aloud) draft.happenings.push({ what: 'rung', clock: copyOf(clock), action: next.action, rung: next.rung, dueAt: dueOf(clock), at: next.at, to: toRoles(draft, clock, next.to) });
}
