/** The review as a table: a row for each person and role, those he used without holding them among it. Pure. */
import { LimitKind } from '@guitu/contracts/masterdata/people';
import { DEPARTMENTS } from '@guitu/contracts/vocabulary';
import { ROLES } from '@guitu/identity/roles';
import type { AccessReview } from './access-review.js';

type Language = 'zh' | 'en';
type Person = AccessReview['people'][number];
const HEADING = {
  zh: ['部门', '部门类型', '工号', '员工', '分厂', '角色', '角色名称', '持有', '审批额度（元）', '服务卡额度（元）', '主账号', '今日不在', '授权给', '代理人', '最近使用'],
  en: ['Department', 'Kind', 'Employee no.', 'Employee', 'Plants', 'Role', 'Name of the role', 'Held', 'Approval limits (CNY)', 'Card limit (CNY)', 'First account', 'Away today', 'Delegated to', 'Substituted by', 'Last used'],
} as const;
const WORDS = { zh: { yes: '是', no: '否', unknown: '未知' }, en: { yes: 'yes', no: 'no', unknown: 'unknown' } } as const;
const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** @param localTime an instant as the reader's zone writes it */
export function* accessReviewRows({ people, unanswered }: AccessReview, language: Language, localTime: (instant: number) => string): Generator<string[]> {
  yield [...HEADING[language]];
  const { yes, no, unknown } = WORDS[language];
  for (const person of people) {
    const before = [person.department, DEPARTMENTS[person.dept][language], person.employeeNo, person.staff, person.plantCodes.join(' ')];
    const after = [
      limits(person), person.cardLimit === null ? '' : yuan(person.cardLimit), person.accountOf ?? '', person.away ? yes : no,
      person.delegatedTo.map(({ staff, amountCap }) => (amountCap === null ? staff : `${staff} ≤ ${yuan(amountCap)}`)).join(' '), person.substitutedBy.map(({ staff }) => staff).join(' '),
    ];
    for (const role of new Set([...person.roles, ...person.used.map((use) => use.role)])) {
      const last = person.used.find((use) => use.role === role);
      const lastUsed = last === undefined ? (unanswered.length > 0 ? unknown : '') : localTime(last.lastAt);
      yield [...before, role, ROLES[role]?.[language] ?? role, person.roles.includes(role) ? yes : no, ...after, lastUsed];
    }
  }
}

const limits = ({ approvalLimits }: Person): string => LimitKind.options.flatMap((kind) => {
  const limit = approvalLimits[kind];
  return limit === undefined ? [] : [`${kind} ${yuan(limit)}`];
}).join('; ');
