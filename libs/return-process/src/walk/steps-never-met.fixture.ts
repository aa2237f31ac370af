/** V23: what a policy switches on is met by its walk. */
import { decisionsOf } from '../policy/conditions.js';
import { openSteps } from '../policy/open-steps.js';
import type { StepKey } from '../policy/steps.js';
import type { ResolvedProfile } from '../policy/types.js';
import type { Walk } from './walk.fixture.js';

/** Steps the policy switches on by themselves alone, or that may be done without asking anybody. */
const asksNobody = ({ inspection, inbound, settlement }: ResolvedProfile, step: StepKey): boolean =>
  ['register', 'close', 'eligible', 'value', 'redecide'].includes(step) || (step === 'inspect' && inspection.mode === 'receipt')
  // what is valued once everything is carried out leaves nothing to adjust
  || (step === 'adjust' && settlement.trigger === 'executed') || (['dispose', 'adjust'].includes(step) && !decisionsOf(inbound.goods).includes(true));

/** Steps that are switched on and that nobody was asked for in the whole walk. */
export const stepsNeverMet = (profile: ResolvedProfile, { steps }: Pick<Walk, 'steps'>): StepKey[] =>
  [...openSteps(profile)].filter((step) => !steps.has(step) && !asksNobody(profile, step));
