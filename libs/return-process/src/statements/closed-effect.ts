/** 结案 as the world is told it: with the final state, from which the return can be reopened, and what P24 wants of it. */
import type { Effect } from '@guitu/contracts/events/process-events';
import type { CaseResult } from '@guitu/contracts/vocabulary';
import type { ReturnDraft } from '../context.js';
import { copyOf } from '../engine/draft.js';

export function closedEffect({ ctx, state, cause }: ReturnDraft, result: CaseResult, closedAt: number): Effect {
  const { companyCode, plantCode, returnNo } = state.about;
  const { costAccount, reports } = ctx.policy.closure;
  return {
    event: 'return-closed', at: closedAt, cause, body: {
      companyCode, plantCode, returnNo, result, closedAt, state: copyOf(state) as unknown as Record<string, unknown>,
      ...(costAccount !== null && { costAccount }), ...(reports.length > 0 && { reports: [...reports] }),
    },
  };
}
