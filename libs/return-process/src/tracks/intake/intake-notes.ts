/** What those who check, approve or lift a refusal must know: windows and warranty as computed, reasons, lateness. */
import type { TaskStatement } from '@guitu/contracts/task';
import type { Intake } from '../../state.js';
import type { At } from '../step-row.js';
import { assessReturn, computedOf } from './assess-return.js';

type Notes = TaskStatement['notes'];
type Words = { readonly [code: string]: { readonly zh: string; readonly en: string } };
const OWN_REASONS: Words = {
  P02: { zh: '超过申请期限', en: 'applied for too late' }, P04: { zh: '不在保修期内', en: 'not in warranty' }, approve: { zh: '审核未通过', en: 'not approved' },
};
const COMPUTED: Words = {
  P02_in: { zh: '在申请期限内', en: 'applied for in time' }, P02_late: { zh: '超过申请期限', en: 'applied for too late' },
  P04_in: { zh: '在保', en: 'in warranty' }, P04_out: { zh: '过保', en: 'out of warranty' }, P04_void: { zh: '保修失效', en: 'warranty void' },
};

/** Why it was refused, in the words of the policy's checks. */
export const refusalNotes = ({ ctx: { policy }, state }: Pick<At, 'ctx' | 'state'>): Notes => state.intake.reasons.map((code) => {
  const { zh, en } = policy.eligibility.checks[code] ?? policy.onsiteResults[code] ?? OWN_REASONS[code] ?? { zh: code, en: code };
  return { code: `refused_${code}`, zh: `拒绝原因：${zh}`, en: `Refused: ${en}` };
});

const told = (computed: Intake['computed']): Notes => computed.flatMap(({ rule, result, until, lines }) => {
  const words = COMPUTED[`${rule}_${result}`];
  if (words === undefined) return [];
  return [{
    code: `${rule}_${result}`, zh: `第 ${lines.join('、')} 行${words.zh}${until === null ? '' : `（至 ${until}）`}`, en: `Line ${lines.join(', ')} ${words.en}${until === null ? '' : ` (until ${until})`}`,
  }];
});

/** P02, P04: what is known so far of windows and warranty, for who answers the open checks. */
export const knownNotes = (at: Pick<At, 'ctx' | 'state'>): Notes => (at.state.ending === null ? told(computedOf(assessReturn(at))) : []);
/** P02, P04: as they were found when the return was admitted, for who approves. */
export const computedNotes = ({ state }: Pick<At, 'state'>): Notes => told(state.intake.computed);
/** Which lines are late, and when their window ended. */
export const latenessNotes = ({ state }: Pick<At, 'state'>): Notes => told(state.intake.computed.filter(({ rule, result }) => rule === 'P02' && result === 'late'));
