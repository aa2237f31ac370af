/** Which function applies a fact to a step: the step's row says. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { answerAsk } from '../asks/answer-ask.js';
import { signGate } from '../gates/sign-gate.js';
import { rowOf, STEP_ROWS } from '../tracks/step-rows.js';
import { complete } from '../tracks/control/complete-duty.js';
import type { StepHandler } from './outcome.js';

const ABOUT_STEPS: ReadonlySet<FactKind> = new Set<FactKind>([
  'duty', ...STEP_ROWS.flatMap(({ accepts, handle, gate, ask, also = {} }) => [...(handle === undefined && gate === undefined && ask === undefined ? [] : [accepts]), ...(Object.keys(also) as FactKind[])]),
]);

/** Facts of other kinds are about the whole return, a clock, an anomaly or a task. */
export const isAboutStep = (kind: FactKind): boolean => ABOUT_STEPS.has(kind);

/** Undefined: the step does not take such a fact. */
export function handlerOf(step: string, kind: FactKind): StepHandler | undefined {
  const row = rowOf(step);
  if (row === undefined) return kind === 'duty' ? complete : undefined;
  // a question may be answered by word where something else completes its step
  if (row.accepts !== kind) return kind === 'customer_reply' && row.ask !== undefined ? answerAsk : row.also?.[kind];
  if (row.handle !== undefined) return row.handle;
  return row.ask === undefined ? (row.gate === undefined ? undefined : signGate(row)) : answerAsk;
}
