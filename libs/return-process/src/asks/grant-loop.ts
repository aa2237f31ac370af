/** 放行循环 for a loop of the whole return: more rounds, by the role the policy names or its head. */
import { misfit, type CaseHandler } from '../facts/outcome.js';
import type { Loop } from '../policy/steps.js';

/** Loops whose rounds are counted for the whole return; those of goods are granted where they stand, under a task. */
const CASE_LOOPS: readonly Loop[] = ['supplement', 'appeal', 'proposal'];
export const isCaseLoop = (loop: unknown): loop is Loop => CASE_LOOPS.some((one) => one === loop);

export const grantLoop: CaseHandler = ({ ctx: { policy }, state }, { by, payload }) => {
  const { loop, rounds } = payload;
  if (!isCaseLoop(loop) || typeof rounds !== 'number' || !Number.isInteger(rounds) || rounds < 0 || rounds > 3) return misfit('malformed');
  const { grant } = policy.loops[loop];
  if (by.role !== grant && by.role !== policy.roles[grant]?.head) return misfit('not_permitted');
  state.granted[loop] = (state.granted[loop] ?? 0) + rounds;
  return 'applied';
};
