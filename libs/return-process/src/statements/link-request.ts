/** The request for a neighbour workflow as the world is told it (contracts/events/process-events.ts). */
import type { LinkRequested } from '@guitu/contracts/events/process-events';
import { formatQuantity } from '@guitu/contracts/quantity';
import { LINKS } from '@guitu/contracts/vocabulary';
import type { Context } from '../context.js';
import { lineOf, type ReturnState } from '../state.js';
import { wireScope } from './task-statement.js';

/** Null when the state has no such link. */
export function linkRequest(ctx: Context, state: ReturnState, id: string): LinkRequested | null {
  const link = state.links.find((other) => other.id === id);
  const scope = state.scopes.find((other) => other.id === link?.scope);
  if (link === undefined || scope === undefined) return null;
  const { companyCode, plantCode, returnNo } = state.about;
  const lines = link.lines.flatMap(({ line, qty }) => {
    const of = lineOf(state, line);
    if (of === undefined) return [];
    return [{ line, item: of.item, ...(of.batch !== undefined && { batch: of.batch }), qty: formatQuantity(qty, of.unit), unit: of.unit, ...(scope.kind === 'portion' && { portion: scope.id }) }];
  });
  return {
    companyCode, plantCode, returnNo, linkId: id, kind: link.kind, title: LINKS[link.kind], step: link.step, scope: wireScope(scope),
    lines, ref: link.ref, amount: link.amount, clause: ctx.flow.byKey[link.step]?.clause ?? 'house',
  };
}
