/**
 * Due times computed anew while a clock runs: quantity class, policy or calendar have changed (process-model.md §1.6, §2
 * "class change", §4.4). The ledger keeps every due time that ever held; nothing that rang is taken back.
 */
import type { Due } from '@guitu/calendar/add-span';
import { remaining, resume } from '@guitu/calendar/remaining-time';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { CalendarSpan } from '@guitu/calendar/span';
import { spanned, supersede } from './clocks.js';
import type { Draft } from './draft.js';
import type { Clock } from './model.js';
import { currentEdition } from './rungs.js';

/** The due time that follows from the ledger alone: budget and additions from the start, moved on by every pause that is over. */
export function ledgerDue(calendar: CalendarSnapshot, clock: Clock, budget: CalendarSpan, adds: readonly CalendarSpan[]): Due {
  let due = spanned(calendar, clock.startedAt, [budget, ...adds]);
  for (const { from, to } of clock.pauses) {
    if (to === null || due.at < from) break;
    const next = resume(calendar, to, remaining(calendar, from, due.at, budget));
    due = { at: Math.max(next.at, to), provisional: due.provisional || next.provisional };
  }
  return due;
}

const isGiven = ({ editions, agreed }: Clock): boolean => agreed !== undefined || editions.some(({ why }) => why === 'extend');

/** Other additions hold now. A date that people gave is only ever moved later by it. */
export function reviseAdds(draft: Draft, clock: Clock, adds: readonly CalendarSpan[], at: number): void {
  if (clock.agreed !== undefined || JSON.stringify(adds) === JSON.stringify(clock.adds ?? [])) return;
  const { at: due, provisional } = ledgerDue(draft.ctx.calendar, clock, clock.budget, adds);
  clock.adds = [...adds];
  if (isGiven(clock) && due <= currentEdition(clock).dueAt) return;
  supersede(draft, clock, { dueAt: Math.max(due, at), at, why: 'class', provisional });
}

/** Every running limit of a scope whose additions the policy decides otherwise by now. */
export function reviseClasses(draft: Draft, at: number): void {
  for (const clock of draft.state.clocks) {
    const sla = draft.ctx.flow.slas.find(({ key }) => key === clock.rule)?.sla;
    const scope = draft.state.scopes.find(({ id }) => id === clock.scope);
    if (clock.state === 'running' && clock.kind === 'sla' && sla !== undefined && scope !== undefined) reviseAdds(draft, clock, draft.rules.budgetAdds(draft, scope, sla), at);
  }
}

/** The policy gives another budget: limits that run and were not missed get their new due time, earliest now. */
export function revisePolicy(draft: Draft, at: number): void {
  for (const clock of draft.state.clocks) {
    const sla = draft.ctx.flow.slas.find(({ key }) => key === clock.rule)?.sla;
    const scope = draft.state.scopes.find(({ id }) => id === clock.scope);
    if (clock.state !== 'running' || clock.kind !== 'sla' || sla === undefined || scope === undefined || 'agreed' in sla.budget) continue;
    if (isGiven(clock) || clock.breaches.some(({ withdrawnAt }) => withdrawnAt === null)) continue;
    const adds = draft.rules.budgetAdds(draft, scope, sla);
    Object.assign(clock, { owner: sla.owner, ladder: sla.ladder });
    if (JSON.stringify([sla.budget, adds]) === JSON.stringify([clock.budget, clock.adds ?? []])) continue;
    const { at: due, provisional } = ledgerDue(draft.ctx.calendar, clock, sla.budget, adds);
    clock.budget = sla.budget;
    if (adds.length > 0) clock.adds = [...adds];
    else delete clock.adds;
    supersede(draft, clock, { dueAt: Math.max(due, at), at, why: 'policy', provisional });
  }
}

/** More days are known: due times that were provisional are computed again, all others stay as they are. */
export function reviseProvisional(draft: Draft, at: number): void {
  for (const clock of draft.state.clocks) {
    if (clock.state !== 'running' || !currentEdition(clock).provisional) continue;
    const { at: due, provisional } = ledgerDue(draft.ctx.calendar, clock, clock.budget, clock.adds ?? []);
    if (provisional && due === currentEdition(clock).dueAt) continue;
    // not a new pass: what was reminded of stays reminded of
    clock.editions.push({ dueAt: Math.max(due, at), at, why: 'calendar', provisional });
  }
}
