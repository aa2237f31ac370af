/** What people are told about a refusal and about lateness, beside the task that may lift it. */
import type { TaskStatement } from '@guitu/contracts/task';
import type { At } from '../step-row.js';
import { assessReturn } from './assess-return.js';

type Notes = TaskStatement['notes'];
const OWN_REASONS: { readonly [code: string]: { zh: string; en: string } } = {
  P02: { zh: '超过申请期限', en: 'applied for too late' }, P04: { zh: '不在保修期内', en: 'not in warranty' }, approve: { zh: '审核未通过', en: 'not approved' },
};

/** Why it was refused, in the words of the policy's checks. */
export const refusalNotes = ({ ctx: { policy }, state }: Pick<At, 'ctx' | 'state'>): Notes => state.intake.reasons.map((code) => {
  const { zh, en } = policy.eligibility.checks[code] ?? policy.onsiteResults[code] ?? OWN_REASONS[code] ?? { zh: code, en: code };
  return { code: `refused_${code}`, zh: `拒绝原因：${zh}`, en: `Refused: ${en}` };
});

/** Which lines are late, and when their window ended. */
export const latenessNotes = (at: Pick<At, 'ctx' | 'state'>): Notes => assessReturn(at).filter(({ line }) => at.state.intake.late.includes(line)).map(({ line, why }) => {
  const lastDay = String(why.because[0]?.inputs['lastDay'] ?? '');
  return { code: 'late', zh: `第 ${line} 行申请期限至 ${lastDay}`, en: `Line ${line} could be applied for until ${lastDay}` };
});
