/** V09, V10: duties and forms that hang on steps which open, and on facts that can carry them. */
import { CARRIES_FORM, NAMES_ONE } from '../../papers/required-papers.rules.js';
import { stepsBefore } from '../steps-before.js';
import { openSteps } from '../open-steps.js';
import { problem, type Problem } from '../problem.js';
import { STEP_KEYS, type StepKey } from '../steps.js';
import type { Duty, ResolvedProfile } from '../types.js';
import { rowOf } from '../../tracks/step-rows.js';

function inCircle(key: string, duties: ResolvedProfile['duties']): boolean {
  const seen = new Set<string>();
  for (let next: string | undefined = key; next !== undefined;) {
    if (seen.has(next)) return next === key;
    seen.add(next);
    const after: string | undefined = duties[next]?.after;
    next = after?.startsWith('duty:') === true ? after.slice(5) : undefined;
  }
  return false;
}

/** Goods and what is sent instead of them go different ways: what hangs on a supply's step is of that supply or of the whole return. */
const isAstray = ({ after, per = 'case' }: Duty): boolean => {
  const ofSupply = rowOf(after.replace(/^open:/, ''))?.scope === 'supply';
  return ofSupply ? per === 'consignment' || per === 'portion' : per === 'supply' && !after.startsWith('duty:');
};

export function checkPapers(profile: ResolvedProfile): Problem[] {
  const open = openSteps(profile);
  const closed = (anchor: string | undefined): StepKey | undefined => STEP_KEYS.find((key) => key === anchor?.replace(/^open:/, '') && !open.has(key));
  /** A duty's own fact carries its form; the gate then says by when the paper is there. */
  const written = new Set(Object.values(profile.duties).flatMap(({ form }) => form ?? []));
  /** Forms beyond the first that a step with room for one number would need whatever the case. */
  const second = Object.entries(profile.forms).filter(([key, { gate, when }], index, all) => NAMES_ONE.includes(gate) && when === undefined && !written.has(key)
    && all.slice(0, index).some(([other, form]) => form.gate === gate && form.when === undefined && !written.has(other)));
  return [
    ...second.map(([key, { gate }]) => problem('V10', `forms.${key}.gate`, `步骤 ${gate} 的事实只能给出一张表单的编号`, `the fact of step ${gate} names one form only`)),
    ...Object.entries(profile.duties).flatMap(([key, duty]) => [
      ...(['after', 'before'] as const).flatMap((side) => {
        const step = closed(duty[side]);
        return step === undefined ? [] : [problem('V09', `duties.${key}.${side}`, `步骤 ${step} 在本制度中不会打开`, `step ${step} never opens here`, duty.clause)];
      }),
      ...(isAstray(duty) ? [problem('V09', `duties.${key}.per`, '换补的步骤只能以整单或每张换补单（supply）为单位挂事项', 'what hangs on a step of a replacement is per case or per supply', duty.clause)] : []),
      ...(inCircle(key, profile.duties) ? [problem('V09', `duties.${key}.after`, '事项互相等待', 'the duties wait for each other', duty.clause)] : []),
    ]),
    ...Object.entries(profile.forms).flatMap(([key, { gate }]) => {
      if (!open.has(gate)) return [problem('V10', `forms.${key}.gate`, `步骤 ${gate} 在本制度中不会打开`, `step ${gate} never opens here`)];
      const tooLate = Object.entries(profile.duties).find(([, { form, after }]) => form === key && (after === gate || stepsBefore(profile, after).has(gate)));
      if (tooLate !== undefined) return [problem('V10', `forms.${key}.gate`, `步骤 ${gate} 完成之后才开始写这张表单（事项 ${tooLate[0]}）`, `the duty ${tooLate[0]} writes this form only after step ${gate}`, tooLate[1].clause)];
      return CARRIES_FORM.includes(gate) || written.has(key) ? [] : [problem('V10', `forms.${key}.gate`, `步骤 ${gate} 的事实不能带表单`, `the fact of step ${gate} carries no form`)];
    }),
  ];
}
