/** 验收: what a count must say (S000-04 §5.5: model and quantity against 销退单; process-model.md §1.7 O: a surplus is a discrepancy, not an error). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** Every fault of a count against its task: no line of the consignment is forgotten. */
export function receiptFaults({ lines }: FactPayload<'receive'>, task: Pick<TaskStatement, 'lines' | 'menu'>): FieldError[] {
  const announced = [...new Set(task.lines.map(({ line }) => line))];
  const forgotten = announced.filter((line) => !lines.some((counted) => counted.line === line));
  return forgotten.map((line) => ({ path: 'lines', zh: `第 ${line} 行没有清点；没有到货请填 0。`, en: `Line ${line} was not counted; say 0 if it did not come.` }));
}
