/** 验收: what a count must say (S000-04 §5.5: model and quantity against 销退单; process-model.md §1.7 O: a surplus is a discrepancy, not an error). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine, TaskMenu, TaskStatement } from '@guitu/contracts/task';
import { UNITS } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';

/** Every fault of a count against its task: a line forgotten, a signature of a joint receipt missing (S001-12, S001-08), missing accessories without their value (R26 S003-15). */
export function receiptFaults({ lines, signedRoles = [] }: FactPayload<'receive'>, { lines: asked, menu }: Pick<TaskStatement, 'lines' | 'menu'>): FieldError[] {
  const announced = [...new Set(asked.map(({ line }) => line))];
  const forgotten = announced.filter((line) => !lines.some((counted) => counted.line === line));
  const unsigned = (menu.signers ?? []).filter((role) => !signedRoles.includes(role));
  return [
    ...forgotten.map((line): FieldError => ({ path: 'lines', zh: `第 ${line} 行没有清点；没有到货请填 0。`, en: `Line ${line} was not counted; say 0 if it did not come.` })),
    ...(unsigned.length > 0 ? [{ path: 'signedRoles', zh: `须会签，缺：${unsigned.join('、')}。`, en: `To be signed jointly; missing: ${unsigned.join(', ')}.` }] : []),
    ...mistyped(lines, asked), ...unwritten(lines, menu), ...unvalued(lines, menu),
  ];
}

/** A surplus is a discrepancy; a hundred times what was announced, and more than a thousand, is a slip of the hand: amounts that were bounded at 登记 would be so no more. */
const SLIP = { times: 100, over: 1_000 } as const;
function mistyped(lines: FactPayload<'receive'>['lines'], asked: readonly TaskLine[]): FieldError[] {
  return lines.flatMap(({ line, received }, index): FieldError[] => {
    const own = asked.filter((one) => one.line === line);
    const [{ unit } = { unit: 'pcs' as const }] = own;
    const announced = own.reduce((sum, { qty }) => sum + (parseQuantity(qty, unit) ?? 0), 0);
    const most = Math.max(SLIP.times * announced, SLIP.over * 10 ** UNITS[unit].scale);
    const there = formatQuantity(announced, unit);
    return own.length === 0 || (parseQuantity(received, unit) ?? 0) <= most ? []
      : [{ path: `lines.${index}.received`, zh: `实收 ${received}，应收 ${there}，请核对数量。`, en: `${received} received where ${there} were announced: check the quantity.` }];
  });
}

/** What the form asks of every line that came, such as its batch number, stands among its fields or findings (R03 S000-03, S001-20). */
function unwritten(lines: FactPayload<'receive'>['lines'], { requires = [] }: TaskMenu): FieldError[] {
  const isFilled = (value: unknown): boolean => (typeof value === 'string' ? value.trim() !== '' : value !== undefined);
  return lines.flatMap(({ received, fields = {}, attrs = {} }, index) => (Number(received) === 0 ? [] : requires
    .filter((code) => !isFilled(fields[code]) && !isFilled((attrs as Record<string, unknown>)[code]))
    .map((code): FieldError => ({ path: `lines.${index}.fields.${code}`, zh: `须填写：${code}。`, en: `Required: ${code}.` }))));
}

/** What is to be deducted is named when it is found missing: later nobody knows. */
function unvalued(lines: FactPayload<'receive'>['lines'], { accessories }: TaskMenu): FieldError[] {
  if (accessories !== 'deduct') return [];
  return lines.flatMap(({ attrs }, index): FieldError[] => (attrs?.accessoriesMissing === true && attrs.missingValue === undefined
    ? [{ path: `lines.${index}.attrs.missingValue`, zh: '缺少配件时须填写其金额。', en: 'Missing accessories need their value.' }] : []));
}
