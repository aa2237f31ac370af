/**
 * assess: window, warranty and eligibility of one line as one answer with its reasons. The preview before a return exists,
 * the process and the desks all call this function, so they cannot differ (design.md §3).
 */
import { explain, type Explanation } from '../../explanation/explanation.js';
import type { LineAttrs } from '../../policy/attributes.js';
import type { Attrs } from '../../policy/conditions.js';
import { decidingChecks, eligibilityOf, type Found } from './eligibility.rules.js';
import { versionOf, type IntakeLine, type IntakeRead } from './intake-line.js';
import { warrantyOf, type Warranty } from './warranty.rules.js';
import { windowOf, type Window } from './window.rules.js';

/** Codes under which a person may answer what no check names: applied in time, in warranty. */
export const WINDOW_CHECK = 'P02';
export const WARRANTY_CHECK = 'P04';

/** `late`: eligible but for its lateness, which P03 lets somebody decide. */
export type Admission = 'eligible' | 'late' | 'refused' | 'open';

export interface Assessment {
  readonly window: Window; readonly warranty: Warranty;
  readonly admission: Admission;
  /** codes of what refuses the line, or of what is still to be answered */
  readonly reasons: readonly string[];
  readonly why: Explanation<Admission>;
}

const answered = <V extends string | null>(computed: Explanation<V>, answer: boolean | undefined, yes: V, no: V): Explanation<V> =>
  (computed.result !== null || answer === undefined ? computed : { ...computed, inputs: { ...computed.inputs, answered: true }, result: answer ? yes : no });

const codeOf = ({ rule }: Explanation): string => (rule.startsWith('P05.') ? rule.slice('P05.'.length) : rule);

/**
 * P02, P03 (K02), P04, P05; R01–R05, R08, R55. A hard refusal (unmet rule, warranty as a gate, late with `reject`) comes before anything
 * open; lateness left to 特批 or an alternative is asked only of what is otherwise eligible.
 */
export function assessLine(read: IntakeRead, line: IntakeLine, found: Found): Assessment {
  const { policy } = read;
  const warranty = answered<Warranty>(warrantyOf(read, line), found[WARRANTY_CHECK], 'in', 'out');
  const withWarranty = warranty.result === null ? line.attrs : { ...line.attrs, warranty: warranty.result };
  const window = answered<Window>(windowOf(read, { ...line, attrs: withWarranty }), found[WINDOW_CHECK], 'in', 'late');
  const attrs: Attrs<LineAttrs> = window.result === null ? withWarranty : { ...withWarranty, window: window.result, late: window.result === 'late' };
  const checks = eligibilityOf(read, { ...line, attrs }, found);
  const gate = policy.warranty.on && policy.warranty.effect === 'gate';
  const refusing = [
    ...(checks.result === false ? decidingChecks(checks, false) : []),
    ...(gate && (warranty.result === 'out' || warranty.result === 'void') ? [warranty] : []),
    ...(window.result === 'late' && policy.late.then === 'reject' ? [window] : []),
  ];
  const open = [
    ...(checks.result === null ? decidingChecks(checks, null) : []), ...(policy.warranty.on && warranty.result === null ? [warranty] : []), ...(window.result === null ? [window] : []),
  ];
  const decided = window.result === 'late' && policy.late.then !== 'quote' ? 'late' : 'eligible';
  const admission: Admission = refusing.length > 0 ? 'refused' : open.length > 0 ? 'open' : decided;
  const because = admission === 'refused' ? refusing : admission === 'open' ? open : [];
  const source = { rule: 'assess', clause: because[0]?.clause ?? policy.sources[0] ?? 'house', policy: versionOf(policy) };
  return {
    window: window.result, warranty: warranty.result, admission, reasons: [...new Set(because.map(codeOf))],
    why: explain<Admission>(source, { late: policy.late.then }, admission, [window, warranty, checks]),
  };
}
