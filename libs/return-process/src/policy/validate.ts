/**
 * What must hold of a profile before it is published (process-model.md §4.3). V01 and V02 are found when it is resolved;
 * V06 cannot be written down (loops are complete by form); V22–V24 need the flow and belong to the walk; V33 holds by itself: who waits in a pool asks for its workflow.
 */
import { checkApprovals } from './checks/approvals.js';
import { checkCases } from './checks/cases.js';
import { checkLimits } from './checks/limits.js';
import { checkMoney } from './checks/money.js';
import { checkNames } from './checks/names.js';
import { checkOutcomes } from './checks/outcomes.js';
import { checkPapers } from './checks/papers.js';
import { checkCalendar, type House } from './checks/release.js';
import type { Problem } from './problem.js';
import type { ResolvedProfile } from './types.js';

/** All problems of a resolved profile; publishing is refused when one is an error. */
export const validateProfile = (profile: ResolvedProfile, house: House): Problem[] => [
  ...checkNames(profile), ...checkApprovals(profile), ...checkLimits(profile), ...checkPapers(profile), ...checkOutcomes(profile), ...checkMoney(profile), ...checkCases(profile), ...checkCalendar(profile, house),
];
