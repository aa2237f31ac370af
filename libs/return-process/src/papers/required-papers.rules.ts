/** 表单 (P23): which papers a step cannot be done without, and how its fact shows that they are there. */
import { holdsForOne, type Attrs } from '../policy/conditions.js';
import type { LineAttrs } from '../policy/attributes.js';
import type { Form, ResolvedProfile } from '../policy/types.js';

type Papers = Pick<ResolvedProfile, 'forms' | 'duties' | 'inbound'>;
type Payload = Readonly<Record<string, unknown>>;

const isNumber = (value: unknown): boolean => typeof value === 'string' && value.trim().length > 0;
const named = (...fields: readonly string[]) => (payload: Payload): boolean => fields.some((field) => isNumber(payload[field]));

/**
 * Steps whose fact names one paper: by its number, or by the reference of its text; a meeting's sheet lists who attended. A plan that
 * cannot be carried out sends the goods back to their judge and needs none.
 */
const NAMED: { readonly [step: string]: (payload: Payload) => boolean } = {
  inspect: named('formNo', 'reportRef'), plan: (payload) => payload['feasible'] === false || named('formNo', 'planRef')(payload), improve: named('reportRef'), order: named('orderNo'), scrapRequest: named('formNo'),
  supplyOrder: named('formNo'), report: named('formNo'), post: named('voucherNo'), pay: named('voucherNo'),
  meet: ({ attendantRoles }) => Array.isArray(attendantRoles) && attendantRoles.length > 0,
};

/** Steps whose fact lists all its papers by code; 登记 and 补充资料 count theirs over several facts. */
const LISTED: { readonly [step: string]: (payload: Payload) => readonly unknown[] } = {
  receive: ({ documents }) => (Array.isArray(documents) ? documents : []),
  instruct: ({ forms }) => (Array.isArray(forms) ? forms : []).flatMap((form: unknown) => (typeof form === 'object' && form !== null && isNumber((form as Payload)['no']) ? [(form as Payload)['code']] : [])),
};

/** Steps whose fact has room for one paper's number (check V10). */
export const NAMES_ONE: readonly string[] = Object.keys(NAMED);
/** Steps whose fact can show a paper (check V10). */
export const CARRIES_FORM: readonly string[] = ['register', 'complete', ...Object.keys(LISTED), ...Object.keys(NAMED)];

/** Papers that a 事项 writes: its own fact carries them, and the step they belong to waits for it. */
const isWritten = ({ duties }: Pick<Papers, 'duties'>, code: string): boolean => Object.values(duties).some(({ form }) => form === code);

/**
 * P23: codes of the forms this step itself needs for these goods, with the forms. Papers that come with the goods are not among
 * them: for those P09 says what their absence means (R06 refused, R07 held, or noted).
 */
export function formsAt(policy: Papers, step: string, attrs: readonly Attrs<LineAttrs>[]): [code: string, form: Form][] {
  return Object.entries(policy.forms).filter(([code, { gate, when }]) => gate === step && !isWritten(policy, code)
    && !(step === 'receive' && policy.inbound.documents.includes(code)) && (when === undefined || holdsForOne(when, attrs)));
}

/** P23: does the fact that would complete the step lack one of its papers? */
export function lacksPaper(policy: Papers, step: string, attrs: readonly Attrs<LineAttrs>[], payload: Payload): boolean {
  const needed = formsAt(policy, step, attrs);
  const listed = LISTED[step]?.(payload);
  if (listed !== undefined) return needed.some(([code]) => !listed.includes(code));
  return needed.length > 0 && NAMED[step]?.(payload) === false;
}
