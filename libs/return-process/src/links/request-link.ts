/** Asks the world for a neighbour workflow (process-model.md §1.1 link): claim, complaint, pool, refund. Asked once, unless part by part. */
import type { LinkKind } from '@guitu/contracts/vocabulary';
import type { ReturnDraft } from '../context.js';
import { portionsOf, type Link, type ReturnScope } from '../state.js';

/** `again`: one more neighbour of that kind for the same scope, which could not be split. */
interface Request { kind: LinkKind; scope: ReturnScope; step: string; at: number; ref?: string; amount?: number; lines?: Link['lines']; again?: true }

/** The id is the scope's and the kind's, so the same request names the same link in every replay. */
export function requestLink({ state, happenings }: ReturnDraft, { kind, scope, step, at, ref, amount, lines, again }: Request): void {
  const asked = again === true ? state.links.filter((link) => link.scope === scope.id && link.kind === kind).length : 0;
  const id = `${scope.id}/${kind}${asked === 0 ? '' : `/${asked + 1}`}`;
  if (state.links.some((link) => link.id === id)) return;
  state.links.push({
    id, kind, state: 'requested', step, scope: scope.id, lines: lines ?? linesOf(state, scope), ref: ref ?? null, amount: amount ?? null, at, results: [], version: 0,
  });
  happenings.push({ what: 'link_requested', id, at });
}

/** The goods the scope holds now, per line. */
function linesOf(state: ReturnDraft['state'], scope: ReturnScope): Link['lines'] {
  if (scope.kind === 'portion' || scope.kind === 'supply') return [{ line: scope.line, qty: scope.qty }];
  if (scope.kind !== 'consignment') return state.lines.map(({ line, claimed }) => ({ line, qty: claimed }));
  const here = portionsOf(state, scope.id);
  return [...new Set(here.map(({ line }) => line))].map((line) => ({ line, qty: here.filter((portion) => portion.line === line).reduce((sum, { qty }) => sum + qty, 0) }));
}
