/**
 * 表单 (P23): a task that names a form is not answered without it. The process judges the same of the fact
 * (libs/return-process/src/papers); here the person hears it before anything is recorded.
 */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

type Payload = Readonly<Record<string, unknown>>;

/** The field in which a fact shows its paper, and whether it is there; facts whose schema insists on the number, or that a department numbers itself (退货指引), are not among them. */
const SHOWN: { readonly [K in FactKind]?: { readonly path: string; readonly isThere: (payload: Payload, code: string) => boolean } } = {
  inspect: { path: 'formNo', isThere: (payload) => isNumber(payload['formNo']) || isNumber(payload['reportRef']) },
  plan: { path: 'formNo', isThere: (payload) => payload['feasible'] === false || isNumber(payload['formNo']) || isNumber(payload['planRef']) },
  duty: { path: 'formNo', isThere: (payload) => isNumber(payload['formNo']) },
  conclude: { path: 'attendantRoles', isThere: ({ attendantRoles }) => Array.isArray(attendantRoles) && attendantRoles.length > 0 },
  receive: { path: 'documents', isThere: ({ documents }, code) => Array.isArray(documents) && documents.includes(code) },
};

const isObject = (value: unknown): value is Payload => typeof value === 'object' && value !== null;
const isNumber = (value: unknown): boolean => typeof value === 'string' && value.trim().length > 0;

const isFilled = (fields: unknown, field: string): boolean => isObject(fields) && (typeof fields[field] === 'boolean' || isNumber(fields[field]));

/** The faults of a fact that lacks a paper its task names, or of a duty's paper that is not filled in; none where the task names none. */
export function paperFaults(kind: FactKind, payload: object, { form, forms = form === undefined ? [] : [form], fields = [] }: TaskMenu): FieldError[] {
  const shown = SHOWN[kind];
  if (form === undefined || shown === undefined) return [];
  const empty = kind === 'duty' ? fields.filter((field) => !isFilled((payload as Payload)['fields'], field)) : [];
  const missing = forms.filter(({ code }) => !shown.isThere(payload as Payload, code));
  return [
    ...empty.map((field): FieldError => ({ path: `fields.${field}`, zh: '此栏须填写。', en: 'must be filled in' })),
    ...missing.map(({ code, zh }): FieldError => ({ path: shown.path, zh: `此待办须填写《${zh.replace(/[《》]/g, '')}》，请给出表单编号。`, en: `This task needs its form (${code}); give its number.` })),
  ];
}
