/** A fact against the menu of the task it answers: only what the process offered (design.md §2.3; product.md C4). */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

interface Choices {
  readonly verdict?: string; readonly gate?: string; readonly level?: number; readonly duty?: string; readonly anomalyId?: string; readonly clockId?: string; readonly loop?: string; readonly rounds?: number;
  readonly lines?: readonly { readonly result?: string }[];
}

const notOffered = (path: string, value: string, offered: readonly string[]): FieldError =>
  ({ path, zh: `${value} 不在此待办允许的范围内（${offered.join('、')}）。`, en: `${value} is not among what this task allows (${offered.join(', ')}).` });

/** Every choice the menu does not offer. Outcomes of a 判定 have a rule of their own (disposition.rules.ts). */
export function menuFaults(kind: FactKind, payload: object, menu: TaskMenu): FieldError[] {
  const chosen = payload as Choices;
  const faults: FieldError[] = [];
  const only = (path: string, value: string | undefined, offered: readonly (string | undefined)[]): void => {
    const known = offered.filter((one): one is string => one !== undefined);
    if (value !== undefined && known.length > 0 && !known.includes(value)) faults.push(notOffered(path, value, known));
  };
  if (kind === 'resolve') only('anomalyId', chosen.anomalyId, [menu.anomalyId]);
  else only('verdict', chosen.verdict, menu.verdicts ?? []);
  only('gate', chosen.gate, [menu.gate]);
  only('level', chosen.level === undefined ? undefined : String(chosen.level), [menu.level === undefined ? undefined : String(menu.level)]);
  if (kind === 'duty') only('duty', chosen.duty, [menu.duty]);
  if (kind === 'resume') only('clockId', chosen.clockId, [menu.clockId]);
  if (kind === 'grant') only('loop', chosen.loop, [menu.loop]);
  if (kind === 'onsite' || kind === 'discrepancy') chosen.lines?.forEach((line, i) => only(`lines.${i}.result`, line.result, menu.results ?? []));
  return faults;
}
