/** 判定: what the task allows and what must add up (R23; process-model.md §1.4; S000-04 §5.6). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine, TaskStatement } from '@guitu/contracts/task';
import { GOODS, REMEDIES } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';

type Disposition = FactPayload<'dispose'>;
type Decided = Disposition['lines'][number];
/** Every fault of a disposition against the task it answers; empty when it may be recorded. */
export function dispositionFaults(disposition: Disposition, task: Pick<TaskStatement, 'lines' | 'menu'>): FieldError[] {
  return [
    ...disposition.lines.flatMap((decided, i) => decided.portions.flatMap((portion, j) => outcomeFaults(portion, task.menu, `lines.${i}.portions.${j}`))),
    ...disposition.lines.flatMap((decided, i) => sumFaults(decided, task.lines, `lines.${i}`)),
    ...forgottenLines(disposition, task.lines),
  ];
}

/** Only outcomes the task lists, with a remedy listed for that outcome. */
function outcomeFaults({ goods, remedy }: Decided['portions'][number], menu: TaskStatement['menu'], path: string): FieldError[] {
  if (menu.outcomes === undefined) return [];
  const allowed = menu.outcomes.find((outcome) => outcome.goods === goods);
  if (allowed === undefined) {
    return [{ path: `${path}.goods`, zh: `此待办不允许判为“${GOODS[goods].zh}”。`, en: `This task does not allow: ${GOODS[goods].en}.` }];
  }
  if (allowed.remedies.includes(remedy)) return [];
  return [{
    path: `${path}.remedy`, zh: `“${GOODS[goods].zh}”不允许“${REMEDIES[remedy].zh}”（${allowed.clause}）。`, en: `${GOODS[goods].en} does not allow ${REMEDIES[remedy].en} (${allowed.clause}).`,
  }];
}

/** R23: the portions of a line are the whole undecided quantity, not less. More is the desk's own check. */
function sumFaults({ line, portions }: Decided, lines: readonly TaskLine[], path: string): FieldError[] {
  const held = lines.filter((entry) => entry.line === line);
  const unit = held[0]?.unit;
  if (unit === undefined) return [];
  const steps = (quantities: readonly string[]) => quantities.reduce((sum, qty) => sum + (parseQuantity(qty, unit) ?? 0), 0);
  const [decided, undecided] = [steps(portions.map(({ qty }) => qty)), steps(held.map(({ qty }) => qty))];
  if (decided === undecided) return [];
  const [a, b] = [formatQuantity(decided, unit), formatQuantity(undecided, unit)];
  return [{ path: `${path}.portions`, zh: `第 ${line} 行各部分合计 ${a}，应为 ${b}。`, en: `The portions of line ${line} add up to ${a}, not ${b}.` }];
}

/** A 判定 decides every line of its task at once. */
function forgottenLines({ lines: decided }: Disposition, lines: readonly TaskLine[]): FieldError[] {
  const missing = [...new Set(lines.map(({ line }) => line))].filter((line) => !decided.some((entry) => entry.line === line));
  return missing.map((line) => ({ path: 'lines', zh: `第 ${line} 行没有判定。`, en: `Line ${line} is not decided.` }));
}
