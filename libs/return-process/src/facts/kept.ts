/** Facts whose ground is not there yet (design.md §3): kept, tried again after each change, a person's after a while. */
import type { AnomalyKind } from '@guitu/contracts/vocabulary';
import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import { raise } from '../engine/anomalies.js';
import type { ReturnDraft } from '../context.js';
import type { ReceivedFact } from '../received-fact.js';
import { caretaker } from './caretaker.js';
import { locate } from './target.js';

/** Departments' topics are minutes apart at most; what has no ground by then is somebody's mistake. */
const KEEP_MS = 10 * 60_000;

export function keep(draft: ReturnDraft, fact: ReceivedFact): void {
  draft.state.kept.push({ fact, until: fact.receivedAt + KEEP_MS });
}

/** Makes an anomaly of every kept fact whose time is over at `now`; what happened to it is then a person's to say. */
export function expireKept(draft: ReturnDraft, now: number): void {
  const { state } = draft;
  const over = state.kept.filter(({ until }) => until <= now);
  if (over.length === 0) return;
  state.kept = state.kept.filter(({ until }) => until > now);
  for (const { fact, until } of over) {
    draft.at = Math.max(draft.at, Math.min(until, now));
    const target = locate(draft, fact);
    raise(draft, anomalyOf(fact, target === null), { step: target?.def.key ?? null, scope: target?.scope.id ?? 'case', factId: fact.factId, role: caretaker(draft, target) });
  }
}

function anomalyOf({ kind }: ReceivedFact, unknown: boolean): AnomalyKind {
  if (unknown) return 'unknown_scope';
  return FACT_KINDS[kind].class === 'G' ? 'unauthorised_act' : 'out_of_turn';
}
