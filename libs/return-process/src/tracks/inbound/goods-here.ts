/** 到货 and 验收 may run ahead of order: goods come whether they were asked for or not. */
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import type { Consignment } from '../../state.js';

/**
 * The goods are here since `at`: known from their arrival or, without it, from a count. The earliest news is the time of
 * arrival, whichever was delivered first.
 */
export function goodsHere(draft: ReturnDraft, consignment: Consignment, at: number, news: 'arrival' | 'count'): void {
  const step = stepOf(consignment, 'transport');
  const { implied: _implied, ...known } = step;
  const standing = news === 'arrival' ? known : step.s === 'done' || step.ahead !== undefined ? step : { ...step, implied: true as const };
  consignment.steps['transport'] = standing;
  if (step.s === 'idle') standing.ahead = Math.min(step.ahead ?? at, at);
  else if (step.s === 'open') completeStep(draft, consignment, 'transport', at, ({ level }) => level === 1);
  else if (step.mark !== undefined) standing.mark = Math.max(Math.min(step.mark, at), step.openedAt ?? 0);
  const { receive: counting, transport } = consignment.steps;
  if (counting?.openedAt !== undefined && counting.round === 1 && transport?.mark !== undefined) counting.openedAt = Math.min(counting.openedAt, transport.mark);
}
