/** 表单 (P23) of the registration: which required papers are not there yet. */
import { attrsIn } from '../../catalogue/attributes.js';
import { formsAt } from '../../papers/required-papers.rules.js';
import type { ResolvedProfile } from '../../policy/types.js';
import type { ReturnState } from '../../state.js';

/** Forms whose gate is the registration and which nobody has handed in. */
export function missingForms(policy: ResolvedProfile, state: ReturnState): string[] {
  const whole = state.scopes.find(({ kind }) => kind === 'case');
  const needed = whole === undefined ? [] : ['register', 'complete'].flatMap((step) => formsAt(policy, step, attrsIn(policy, state, whole)));
  return needed.map(([code]) => code).filter((code) => !state.intake.forms.includes(code));
}

/** R03, R06: the intake waits while a form is missing, somebody said that the papers are incomplete, or 审核 asked for more. */
export const papersMissing = (policy: ResolvedProfile, state: ReturnState): boolean =>
  state.intake.supplementAsked || state.attrs['docsComplete'] === false || missingForms(policy, state).length > 0;
