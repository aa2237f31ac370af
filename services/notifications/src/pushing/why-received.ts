/** 为何收到: the sentence under every message. Pure. */
import { ROLES } from '@guitu/identity/roles';
import { RULES, type RuleKey } from '../rules/notification-rules.js';

export interface WhyRung { readonly role: string; readonly why: string | null; readonly because: string | null }
interface Words { readonly zh: string; readonly en: string }

const WHY: Readonly<Record<string, Words>> = {
  substitute: { zh: '代班', en: 'as a substitute' }, delegate: { zh: '受托代行', en: 'as a delegate' }, deputy: { zh: '代理', en: 'as a deputy' }, colleague: { zh: '同组代办', en: 'for colleagues' },
  head: { zh: '作为主管', en: 'as the head' }, management: { zh: '作为管理层', en: 'as management' }, anybody: { zh: '无他人可通知', en: 'for want of anybody else' }, duty: { zh: '当前值班', en: 'on duty' },
};
const BECAUSE: Readonly<Record<string, Words>> = {
  leave: { zh: '本人请假', en: 'on leave' }, day_off: { zh: '本人休息', en: 'day off' }, off_shift: { zh: '已下班', en: 'off shift' }, vacant: { zh: '岗位空缺', en: 'vacant' },
  above_limit: { zh: '超出额度', en: 'above the limit' }, unreachable: { zh: '联系不上', en: 'out of reach' },
};

/** As role so-and-so, by the rule; why this person instead of another, where that is so. */
export function whyReceived(rule: RuleKey, { role, why, because }: WhyRung): Words {
  const who = ROLES[role] ?? { zh: role, en: role };
  const known = (table: Readonly<Record<string, Words>>, code: string | null): Words | undefined => (code === null ? undefined : (table[code] ?? { zh: code, en: code }));
  const [stands, reason] = [known(WHY, why), known(BECAUSE, because)];
  const join = (pick: (words: Words) => string): string => [stands, reason].flatMap((words) => (words === undefined ? [] : [`, ${pick(words)}`])).join('');
  return { zh: `为何收到：${RULES[rule].zh} · ${who.zh}${join(({ zh }) => zh).replaceAll(', ', '，')}`, en: `Why: ${RULES[rule].en} · ${who.en}${join(({ en }) => en)}` };
}
