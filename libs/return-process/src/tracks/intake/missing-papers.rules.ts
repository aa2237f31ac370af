/** 表单 (P23) of the registration: which required papers are not there yet. */
import type { ResolvedProfile } from '../../policy/types.js';
import type { ReturnState } from '../../state.js';

/** Forms whose gate is the registration and which nobody has handed in. */
export const missingForms = ({ forms }: Pick<ResolvedProfile, 'forms'>, { intake }: Pick<ReturnState, 'intake'>): string[] =>
  Object.entries(forms).filter(([code, { gate }]) => gate === 'register' && !intake.forms.includes(code)).map(([code]) => code);

/** R03, R06: the intake waits while a form is missing, somebody said that the papers are incomplete, or 审核 asked for more. */
export const papersMissing = (policy: ResolvedProfile, state: ReturnState): boolean =>
  state.intake.supplementAsked || state.attrs['docsComplete'] === false || missingForms(policy, state).length > 0;
