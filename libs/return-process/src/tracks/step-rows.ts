/** All steps of the catalogue. Order is the order of the flow. */
import { ASSESS_STEPS } from './assess/steps.js';
import { CLOSE_STEPS } from './close/steps.js';
import { CONTAINMENT_STEPS } from './containment/steps.js';
import { CONTROL_STEPS } from './control/steps.js';
import { EXECUTE_STEPS } from './execute/steps.js';
import { IMPROVE_STEPS } from './improve/steps.js';
import { INBOUND_STEPS } from './inbound/steps.js';
import { INTAKE_STEPS } from './intake/steps.js';
import type { ResolvedProfile } from '../policy/types.js';
import type { StepRow } from './step-row.js';
import { SETTLE_STEPS } from './settle/steps.js';
import { SUPPLY_STEPS } from './supply/steps.js';

export const STEP_ROWS: readonly StepRow[] = [
  ...INTAKE_STEPS, ...CONTAINMENT_STEPS, ...INBOUND_STEPS, ...ASSESS_STEPS, ...EXECUTE_STEPS, ...SUPPLY_STEPS, ...SETTLE_STEPS, ...IMPROVE_STEPS, ...CLOSE_STEPS, ...CONTROL_STEPS,
];

const BY_KEY: { readonly [key: string]: StepRow } = Object.fromEntries(STEP_ROWS.map((row) => [row.key, row]));
export const rowOf = (key: string): StepRow | undefined => (Object.hasOwn(BY_KEY, key) ? BY_KEY[key] : undefined);

/** The marks a step waits for under a policy; none for one that is opened by a fact or by a bound. */
export const marksOf = ({ after }: StepRow, profile: ResolvedProfile): readonly string[] => (typeof after === 'function' ? after(profile) : (after ?? []));

/** A 事项 of the policy becomes a step: what it is called, and where it hangs, come from the policy. */
export const dutyKey = (duty: string): string => `duty:${duty}`;
