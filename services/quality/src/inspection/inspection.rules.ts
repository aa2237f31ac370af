/** 检验结果 against the sampling plan of its task (P13, K10; R11 of S000-03, R12: a share of the quantity, rounded up). Pure. */
import { maySet } from '@guitu/contracts/attribute-sources';
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskMenu, TaskStatement } from '@guitu/contracts/task';
import type { Unit } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';

type Result = FactPayload<'inspect'>;
type LineResult = Result['lines'][number];
/** Results of one line, each with its place among all. */
interface OfLine { readonly line: number; readonly unit: Unit; readonly held: number; readonly results: readonly { readonly result: LineResult; readonly path: string }[] }
const WHOLE = 10_000;

/** Every fault of a result; lines the task does not have and results above its quantity, the desk refuses before. Several results of one line each speak of some of its units. */
export function inspectionFaults({ method, lines }: Pick<Result, 'method' | 'lines'>, task: Pick<TaskStatement, 'lines' | 'menu'>): FieldError[] {
  const ofLines = [...new Map(task.lines.map(({ line, unit }) => [line, unit]))].map(([line, unit]): OfLine => ({
    line, unit, held: stepsOn(task.lines, line), results: lines.flatMap((result, i) => (result.line === line ? [{ result, path: `lines.${i}` }] : [])),
  })).filter(({ results }) => results.length > 0);
  return [
    ...methodFaults(method, ofLines, task.menu),
    ...ofLines.flatMap((ofLine) => [...sampleFaults(ofLine, method, task.menu), ...ofLine.results.flatMap(({ result, path }) => [...sumFaults(result, ofLine.unit, path), ...findingFaults(result, task.menu, path)])]),
    ...emptyFaults(lines),
  ];
}

/** Smallest sample of so many steps, rounded up: (25, 1000) → 3. Whole numbers only; a quantity times 10000 is beyond a double. */
export function minimumSample(steps: number, minBps: number): number {
  return Number((BigInt(steps) * BigInt(minBps) + BigInt(WHOLE - 1)) / BigInt(WHOLE));
}

const planOf = ({ samples, sampling }: TaskMenu, line: number): { readonly method?: string; readonly min?: string; readonly minBps?: number } => samples?.find((one) => one.line === line) ?? sampling ?? {};

/** P13: the method the task names for these goods; looking at everything is always allowed. */
function methodFaults(method: Result['method'], ofLines: readonly OfLine[], menu: TaskMenu): FieldError[] {
  const [other] = ofLines.flatMap(({ line }) => planOf(menu, line).method ?? []).filter((asked) => asked !== method);
  if (method === 'full' || other === undefined) return [];
  return [{ path: 'method', zh: `待办规定的检验方式为 ${other}（或全检 full）。`, en: `The task asks for ${other} (or full).` }];
}

/** R11, R12: all results of a line together are at least what the plan asks for and at most what is there; checks on every unit spare none. */
function sampleFaults({ line, unit, held, results }: OfLine, method: Result['method'], menu: TaskMenu): FieldError[] {
  const { min, minBps = 0 } = planOf(menu, line);
  const minimum = method === 'full' ? held : min === undefined ? minimumSample(held, minBps) : (parseQuantity(min, unit) ?? 0);
  const seen = results.reduce((sum, { result }) => sum + (parseQuantity(result.sample, unit) ?? 0), 0);
  const path = `${results.at(-1)?.path ?? 'lines'}.sample`;
  const [shown, least, there] = [seen, minimum, held].map((steps) => formatQuantity(steps, unit));
  if (seen < minimum) return [{ path, zh: `抽样数 ${shown} 少于规定的 ${least}。`, en: `A sample of ${shown} is below the ${least} required.` }];
  return seen <= held ? [] : [{ path, zh: `抽样数 ${shown} 超过该行数量 ${there}。`, en: `A sample of ${shown} is above the ${there} of the line.` }];
}

/** A result for every piece looked at. */
function sumFaults({ sample, passed, failed }: LineResult, unit: Unit, path: string): FieldError[] {
  const [seen, good, bad] = [sample, passed, failed].map((qty) => parseQuantity(qty, unit) ?? 0) as [number, number, number];
  if (good + bad === seen) return [];
  const sum = formatQuantity(good + bad, unit);
  return [{ path: `${path}.passed`, zh: `合格与不合格合计 ${sum}，应为抽样数 ${sample}。`, en: `Passed and failed add up to ${sum}, not to the sample of ${sample}.` }];
}

/** S003-08 §5.1.3.1: every unit gets its grade, and what else the task has checked on each that a finding can say. */
function findingFaults({ attrs = {} }: LineResult, { grades, checks = [] }: TaskMenu, path: string): FieldError[] {
  const missing = checks.filter((check) => maySet('inspect', 'line', check) && (attrs as Readonly<Record<string, unknown>>)[check] === undefined);
  const unknown = attrs.grade !== undefined && grades !== undefined && !grades.includes(attrs.grade);
  return [
    ...missing.map((check) => ({ path: `${path}.attrs.${check}`, zh: '此待办要求逐件检查此项，请填写。', en: 'The task has this checked on every unit; say what was found.' })),
    ...(unknown ? [{ path: `${path}.attrs.grade`, zh: `没有“${attrs.grade}”这一等级，可选：${grades.join('、')}。`, en: `There is no grade ${attrs.grade}; there are: ${grades.join(', ')}.` }] : []),
  ];
}

/** A result of nothing looked at is none, whatever the plan. */
function emptyFaults(lines: Result['lines']): FieldError[] {
  if (lines.some(({ sample }) => /[1-9]/.test(sample))) return [];
  return [{ path: 'lines', zh: '没有检验任何一件。', en: 'Nothing was looked at.' }];
}
