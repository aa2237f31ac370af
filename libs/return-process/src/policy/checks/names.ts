/** V03: everything a profile names exists in it. V30: a notice has words. */
import { problem, type Problem } from '../problem.js';
import { isObject } from '../shape.js';
import type { ResolvedProfile } from '../types.js';
import { roleReferences, type Reference } from './references.js';

/** Attributes whose values are codes of a list of the profile. */
const CODE_LISTS = { reason: 'reasons', productClass: 'products', customerClass: 'customers', grade: 'grades', cause: 'causes', quantityClass: 'classNames', onsite: 'onsiteResults' } as const;

const missing = (what: string, whatEn: string, references: readonly Reference[], known: object): Problem[] =>
  references.filter(([, key]) => !Object.hasOwn(known, key)).map(([path, key]) => problem('V03', path, `${what} ${key} 不存在`, `there is no ${whatEn} ${key}`));
const listed = (path: string, keys: readonly string[]): Reference[] => keys.map((key, index) => [`${path}.${index}`, key]);

/** Keys under which a condition stands (a subset of WholeKey: the others hold rules and spans). */
const CONDITION_KEYS: ReadonlySet<string> = new Set(['when', 'on', 'voidWhen', 'test', 'advance', 'deny', 'carrierClaim', 'supplierNotice']);
type CodeList = (typeof CODE_LISTS)[keyof typeof CODE_LISTS];

const below = (value: unknown, path: string): [key: string, entry: unknown, path: string][] =>
  (typeof value === 'object' && value !== null ? Object.entries(value) : []).map(([key, entry]) => [key, entry, path === '' ? key : `${path}.${key}`]);

/** Codes a condition compares coded attributes with. */
function codesIn(condition: unknown, path: string): { list: CodeList; reference: Reference }[] {
  return below(condition, path).flatMap(([key, entry, here]) => {
    if (!Object.hasOwn(CODE_LISTS, key)) return codesIn(entry, here);
    const codes = isObject(entry) ? Object.values(entry).flat() : [entry];
    return codes.filter((code) => typeof code === 'string').map((code) => ({ list: CODE_LISTS[key as keyof typeof CODE_LISTS], reference: [here, code] as const }));
  });
}

/** The same for every condition of a document. */
const conditionCodes = (value: unknown, path: string): { list: CodeList; reference: Reference }[] =>
  below(value, path).flatMap(([key, entry, here]) => (CONDITION_KEYS.has(key) ? codesIn(entry, here) : conditionCodes(entry, here)));

const codeProblems = (profile: ResolvedProfile): Problem[] =>
  conditionCodes(profile, '').flatMap(({ list, reference }) => missing(`${list} 中的代码`, `code in ${list}:`, [reference], profile[list]));

export function checkNames(profile: ResolvedProfile): Problem[] {
  const { forms, duties, ladders, fields, sla } = profile;
  const dutyAnchors = [...Object.entries(sla).flatMap(([key, { start, stop }]): Reference[] => [[`sla.${key}.start`, start], [`sla.${key}.stop`, stop]]),
    ...Object.entries(duties).map(([key, { after }]): Reference => [`duties.${key}.after`, after]), ...profile.notifications.map(({ on }, index): Reference => [`notifications.${index}.on`, on])]
    .flatMap(([path, anchor]): Reference[] => (anchor.startsWith('duty:') ? [[path, anchor.slice(5)]] : []));
  const breachDuties = Object.entries(sla).flatMap(([key, { onBreach }]): Reference[] => (isObject(onBreach) ? [[`sla.${key}.onBreach.duty`, String(onBreach['duty'])]] : []));
  return [
    ...missing('岗位', 'role', roleReferences(profile), profile.roles),
    ...missing('阶梯', 'ladder', [...Object.entries(sla).map(([key, { ladder }]): Reference => [`sla.${key}.ladder`, ladder]), ['chase.ladder', profile.chase.ladder]], ladders),
    ...missing('事项', 'duty', [...dutyAnchors, ...breachDuties], duties),
    ...missing('表单', 'form', [...listed('inbound.documents', profile.inbound.documents), ...Object.entries(duties).flatMap(([key, { form }]): Reference[] => (form === undefined ? [] : [[`duties.${key}.form`, form]])),
      ...(profile.review.toCustomer === null ? [] : [['review.toCustomer.form', profile.review.toCustomer.form] as const])], forms),
    ...missing('字段', 'field', [...listed('receipt.fields', profile.receipt.fields), ...Object.entries(forms).flatMap(([key, form]) => listed(`forms.${key}.fields`, form.fields))], fields),
    ...missing('现场结果', 'on-site result', Object.keys(profile.onsite.results).map((key) => [`onsite.results.${key}`, key]), profile.onsiteResults),
    ...missing('数量等级', 'quantity class', profile.classes.map(({ then }, index) => [`classes.${index}.then`, then]), profile.classNames),
    ...codeProblems(profile),
    ...profile.notifications.filter(({ text }) => !Object.hasOwn(profile.texts, text))
      .map((notice) => problem('V30', `notifications.${profile.notifications.indexOf(notice)}.text`, `通知 ${notice.text} 没有文字`, `notice ${notice.text} has no words`, notice.clause)),
  ];
}
