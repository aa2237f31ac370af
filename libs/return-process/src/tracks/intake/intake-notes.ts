/** What those who check, approve or lift a refusal must know: windows and warranty as computed, reasons, lateness. */
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

const WINDOWS: { readonly [window: string]: { zh: string; en: string } } = { in: { zh: '在申请期限内', en: 'applied for in time' }, late: { zh: '超过申请期限', en: 'applied for too late' } };
const WARRANTIES: { readonly [warranty: string]: { zh: string; en: string } } = {
  in: { zh: '在保', en: 'in warranty' }, out: { zh: '过保', en: 'out of warranty' }, void: { zh: '保修失效', en: 'warranty void' },
};

/** P02, P04: what was computed, with the day it runs to, for those who check and approve; lines alike share a note. */
export function computedNotes(at: Pick<At, 'ctx' | 'state'>): Notes {
  const groups = new Map<string, { code: string; words: { zh: string; en: string }; until: string | null; lines: number[] }>();
  for (const { line, why } of assessReturn(at)) {
    for (const { rule, result, inputs } of why.because.slice(0, 2)) {
      const words = (rule === 'P02' ? WINDOWS : WARRANTIES)[String(result)];
      if (words === undefined) continue;
      const until = typeof inputs['lastDay'] === 'string' ? inputs['lastDay'] : null;
      const key = `${rule} ${String(result)} ${until}`;
      const group = groups.get(key) ?? { code: `${rule}_${String(result)}`, words, until, lines: [] };
      groups.set(key, { ...group, lines: [...group.lines, line] });
    }
  }
  return [...groups.values()].map(({ code, words, until, lines }) => ({
    code, zh: `第 ${lines.join('、')} 行${words.zh}${until === null ? '' : `（至 ${until}）`}`, en: `Line ${lines.join(', ')} ${words.en}${until === null ? '' : ` (until ${until})`}`,
  }));
}

/** Which lines are late, and when their window ended. */
export const latenessNotes = (at: Pick<At, 'ctx' | 'state'>): Notes => assessReturn(at).filter(({ line }) => at.state.intake.late.includes(line)).map(({ line, why }) => {
  const lastDay = String(why.because[0]?.inputs['lastDay'] ?? '');
  return { code: 'late', zh: `第 ${line} 行申请期限至 ${lastDay}`, en: `Line ${line} could be applied for until ${lastDay}` };
});
