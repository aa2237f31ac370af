/** 时间认定: does the time at which a late entry is said to have happened count (design.md §3 "Times")? */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { countFrom } from '../../engine/clocks.js';
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { code, instant, isObject, text } from '../../facts/read.js';
import { locate } from '../../facts/target.js';
import { mayOverride } from './department-heads.rules.js';

/**
 * Confirmed by a head, the limit that the entry ended is judged by the claimed instant, never before its task was opened; a breach
 * that then never was is withdrawn. What followed from the entry keeps its times: nobody else becomes late by it. Refused, the
 * recording counts as it did.
 */
export const decideClaimedTime: CaseHandler = (draft, fact) => {
  const { verdict, said } = fact.payload;
  const claimedAt = instant(fact.payload['claimedAt']);
  const kind = isObject(said) ? code(said['kind']) : null;
  if ((verdict !== 'confirm' && verdict !== 'refuse') || claimedAt === null || kind === null || !isObject(said) || text(fact.payload['reasonCode']) === null) return misfit('malformed');
  if (!mayOverride(draft.ctx.policy, fact.by.role)) return misfit('not_permitted');
  if (verdict === 'refuse') return 'applied';
  const { taskId: _own, scope: _its, ...envelope } = fact;
  const [taskId, scope] = [text(said['taskId']), said['scope']];
  const about = locate(draft, { ...envelope, kind: kind as FactKind, ...(taskId !== null && { taskId }), ...(isObject(scope) && { scope }) });
  if (about === null) return misfit('unknown_scope');
  const opened = about.step.round === about.round ? (about.step.openedAt ?? 0) : 0;
  const ended = draft.state.clocks.filter((clock) => clock.kind === 'sla' && clock.scope === about.scope.id && clock.step === about.def.key && clock.round === about.round);
  return ended.filter((clock) => countFrom(draft, clock, Math.max(claimedAt, opened))).length > 0 ? 'applied' : 'ignored';
};
