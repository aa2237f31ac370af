/** 返修完成: what a report must say (P16; R48, R49, process-model.md §2). That it is not more than the task holds, the desk checks. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { parseQuantity } from '@guitu/contracts/quantity';
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';

type Report = Pick<FactPayload<'repair'>, 'qtyDone' | 'qtyUnrepairable' | 'differs' | 'requires'>;
const isSome = (qty: string): boolean => /[1-9]/.test(qty);

/** Every fault of a report: it says something, confirms what the procedure asks of a repair, and differs only from what was agreed. */
export function reworkFaults(report: Report, task: Pick<TaskStatement, 'lines' | 'menu'> | null): FieldError[] {
  const { qtyDone, qtyUnrepairable, differs = false } = report;
  const empty = !differs && !isSome(qtyDone + qtyUnrepairable);
  return [
    ...(empty ? [{ path: 'qtyDone', zh: '请填写修好或无法修复的数量。', en: 'Say how many were repaired or cannot be.' }] : []),
    ...(task === null ? [] : [...lackingFaults(report, task.menu), ...(differs ? differsFaults(report, task) : [])]),
  ];
}

/** R49 (S003-15 §5.2): hardware and software at their latest state, complaint point tested: each item is confirmed, or nothing counts as repaired. */
function lackingFaults({ qtyDone, requires = {} }: Report, menu: TaskStatement['menu']): FieldError[] {
  if (!isSome(qtyDone)) return [];
  return (menu.requires ?? []).filter((code) => requires[code] !== true).map((code) => ({ path: `requires.${code}`, zh: `须确认“${code}”后才算修好。`, en: `${code} must be confirmed for the repair to count.` }));
}

/** R48: what the report does not name waits for a new agreement, so something must be left; nothing was agreed where nothing was quoted. */
function differsFaults({ qtyDone, qtyUnrepairable }: Report, { lines, menu }: Pick<TaskStatement, 'lines' | 'menu'>): FieldError[] {
  if (menu.differs !== true) return [{ path: 'differs', zh: '此退货没有与客户约定的报价，不存在与约定不符。', en: 'Nothing was agreed with the customer that this could differ from.' }];
  const unit = lines[0]?.unit ?? 'pcs';
  const named = [qtyDone, qtyUnrepairable].reduce((sum, qty) => sum + (parseQuantity(qty, unit) ?? 0), 0);
  return named < stepsOn(lines) ? [] : [{ path: 'differs', zh: '数量已全部报完，没有可重新协商的。', en: 'Every piece is accounted for; nothing is left to agree on anew.' }];
}
