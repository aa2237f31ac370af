/** Has anything been done on the strength of a step? Then it can be neither corrected nor done again, only answered by a counter-fact (design.md §3). */
import { stepOf } from '../../engine/draft.js';
import { scopeFor } from '../../engine/marks.js';
import type { ReturnDraft } from '../../context.js';
import type { ReturnScope } from '../../state.js';

/** Looks at the steps that wait for it, through those that were passed by, or that came with it by themselves (`implied`). */
export function isBuiltUpon(draft: ReturnDraft, scope: ReturnScope, key: string, implied: readonly string[] = [], seen = new Set<string>()): boolean {
  const successors = draft.ctx.flow.steps.filter(({ key: next, after }) => !seen.has(next) && after.some((mark) => mark.replace(/^(any|all):/, '') === key));
  return successors.some((next) => {
    seen.add(next.key);
    return draft.state.scopes.filter(({ kind, id }) => kind === next.scope && isAbout(draft, id, scope)).some((other) => {
      const { s, signed = [], ahead } = stepOf(other, next.key);
      // goods that were counted before anybody asked for them
      if (ahead !== undefined) return true;
      if (s === 'done' && implied.includes(next.key)) return isBuiltUpon(draft, other, next.key, implied, seen);
      if (s === 'done' || (s === 'open' && signed.length > 0)) return true;
      return s === 'skipped' && isBuiltUpon(draft, other, next.key, implied, seen);
    });
  });
}

/** The scope itself, one inside it, or one around it. */
export function isAbout({ state }: ReturnDraft, id: string, scope: ReturnScope): boolean {
  const other = state.scopes.find((one) => one.id === id);
  return other !== undefined && (scopeFor(state, other, scope.kind)?.id === scope.id || scopeFor(state, scope, other.kind)?.id === id);
}
