/** 特批: of a late application (P03, R01), or of an appeal against a refusal. */
import type { ReturnDraft } from '../../context.js';
import { voidStep } from '../../engine/advance.js';
import type { Target } from '../../facts/target.js';
import { isLate, lateLines } from './check-eligibility.js';
import { liftRefusal, refuseLines, upholdRefusal } from './refuse-return.js';

export function grantException(draft: ReturnDraft, _target: Target, at: number): void {
  if (draft.state.intake.refused === null) draft.state.intake.excused = true;
  else liftRefusal(draft, at);
}

export function denyException(draft: ReturnDraft, { scope, def }: Target, at: number): void {
  voidStep(scope, def.key, at);
  passException(draft, at);
}

/** Nobody may grant it: an appeal is answered by the refusal as it stands, a late line is refused. */
export function passException(draft: ReturnDraft, at: number): void {
  if (draft.state.intake.refused !== null) upholdRefusal(draft, at);
  else if (isLate(draft, 'exception')) refuseLines(draft, lateLines(draft), { by: 'exception', reasons: ['P02'] }, at);
}
