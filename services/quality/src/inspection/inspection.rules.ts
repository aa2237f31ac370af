/** 检验结果 against the sampling plan of its task (P13; R11 of S000-03, R12: a share of the quantity, rounded up). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskMenu, TaskStatement } from '@guitu/contracts/task';
import type { Unit } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';

type Result = FactPayload<'inspect'>;
type LineResult = Result['lines'][number];
const WHOLE = 10_000;

/** Every fault of a result; lines the task does not have and results above its quantity, the desk refuses before. */
export function inspectionFaults({ method, lines }: Pick<Result, 'method' | 'lines'>, task: Pick<TaskStatement, 'lines' | 'menu'>): FieldError[] {
  const minBps = method === 'full' ? WHOLE : (task.menu.sampling?.minBps ?? 0);
  return [
    ...methodFaults(method, task.menu.sampling),
    ...lines.flatMap((result, i) => {
      const unit = task.lines.find(({ line }) => line === result.line)?.unit;
      return unit === undefined ? [] : lineFaults(result, stepsOn(task.lines, result.line), minBps, unit, `lines.${i}`);
    }),
    ...emptyFaults(lines),
  ];
}

/** Smallest sample of so many steps, rounded up: (25, 1000) → 3. Whole numbers only; a quantity times 10000 is beyond a double. */
export function minimumSample(steps: number, minBps: number): number {
  return Number((BigInt(steps) * BigInt(minBps) + BigInt(WHOLE - 1)) / BigInt(WHOLE));
}

/** P13: the method the task names; looking at everything is always allowed. */
function methodFaults(method: Result['method'], plan: TaskMenu['sampling']): FieldError[] {
  if (plan === undefined || method === 'full' || method === plan.method) return [];
  return [{ path: 'method', zh: `待办规定的检验方式为 ${plan.method}（或全检 full）。`, en: `The task asks for ${plan.method} (or full).` }];
}

/** R12: at least the share the plan asks for, at most what is there, and a result for every piece looked at. */
function lineFaults({ sample, passed, failed }: LineResult, held: number, minBps: number, unit: Unit, path: string): FieldError[] {
  const [seen, good, bad] = [sample, passed, failed].map((qty) => parseQuantity(qty, unit) ?? 0) as [number, number, number];
  const minimum = minimumSample(held, minBps);
  const shown = (steps: number) => formatQuantity(steps, unit);
  const faults: FieldError[] = [];
  if (seen < minimum) faults.push({ path: `${path}.sample`, zh: `抽样数 ${sample} 少于规定的 ${shown(minimum)}。`, en: `A sample of ${sample} is below the ${shown(minimum)} required.` });
  if (seen > held) faults.push({ path: `${path}.sample`, zh: `抽样数 ${sample} 超过该行数量 ${shown(held)}。`, en: `A sample of ${sample} is above the ${shown(held)} of the line.` });
  if (good + bad !== seen) {
    faults.push({ path: `${path}.passed`, zh: `合格与不合格合计 ${shown(good + bad)}，应为抽样数 ${sample}。`, en: `Passed and failed add up to ${shown(good + bad)}, not to the sample of ${sample}.` });
  }
  return faults;
}

/** A result of nothing looked at is none, whatever the plan. */
function emptyFaults(lines: Result['lines']): FieldError[] {
  if (lines.some(({ sample }) => /[1-9]/.test(sample))) return [];
  return [{ path: 'lines', zh: '没有检验任何一件。', en: 'Nothing was looked at.' }];
}
