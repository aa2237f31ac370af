/** 放行循环 for a loop of the whole return: more rounds, by the role the policy names or its head. */
import { misfit, type CaseHandler } from '../facts/outcome.js';
import type { Loop } from '../policy/steps.js';
import { grantMore, roundsGranted } from './loop-rounds.js';

/** Loops whose rounds are counted for the whole return; those of goods are granted where they stand, under a task. */
const CASE_LOOPS: readonly Loop[] = ['supplement', 'appeal', 'proposal'];
export const isCaseLoop = (loop: unknown): loop is Loop => CASE_LOOPS.some((one) => one === loop);

export const grantLoop: CaseHandler = (draft, { by, payload }) => {
  const { policy } = draft.ctx;
  const { loop } = payload;
  const rounds = isCaseLoop(loop) ? roundsGranted(payload, loop) : null;
  if (!isCaseLoop(loop) || rounds === null) return misfit('malformed');
  const { grant } = policy.loops[loop];
  if (by.role !== grant && by.role !== policy.roles[grant]?.head) return misfit('not_permitted');
  grantMore(draft, loop, rounds);
  return 'applied';
};
