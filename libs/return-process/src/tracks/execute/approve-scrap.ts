/** 报废审批. */
import type { StepHandler } from '../../facts/outcome.js';
import { signLevel } from '../../facts/signatures.js';
import { strikeOff } from '../../portions.js';
import type { Portion } from '../../state.js';

/** 报废审批: refused goods are judged again, without 报废. */
export const scrapApproval: StepHandler = (draft, target, fact, at) =>
  signLevel(draft, target, fact, at, () => strikeOff(draft, target.scope as Portion, at));
