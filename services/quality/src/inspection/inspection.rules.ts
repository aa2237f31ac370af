/** 检验结果 against the sampling of its task (P13, K10; R11 of S000-03, R12: a share of the quantity, rounded up) and the plans of its products. Pure. */
import { maySet } from '@guitu/contracts/attribute-sources';
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskMenu, TaskStatement } from '@guitu/contracts/task';
import type { Unit } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';
import { plannedSample, type InspectionPlan, type PlansByItem } from './plan/inspection-plan.rules.js';

type Result = FactPayload<'inspect'>;
type LineResult = Result['lines'][number];
/** Results of one line, each with its place among all. */
interface OfLine extends LineToInspect { readonly results: readonly { readonly result: LineResult; readonly path: string }[] }
/** A line of the task with what must be looked at; `held` and `least` in steps of its unit. */
export interface LineToInspect { readonly line: number; readonly item: string; readonly unit: Unit; readonly held: number; readonly least: number; readonly procedureMethod: string | null; readonly plan: InspectionPlan | null }
type Asked = Pick<TaskStatement, 'lines' | 'menu'>;
const NO_PLANS: PlansByItem = new Map();
const WHOLE = 10_000;

/** Every fault of a result; lines the task does not have and results above its quantity, the desk refuses before. Several results of one line each speak of some of its units. */
export function inspectionFaults({ method, lines }: Pick<Result, 'method' | 'lines'>, task: Asked, plans: PlansByItem = NO_PLANS): FieldError[] {
  const ofLines = linesToInspect(task, plans).map((asked): OfLine => ({
    ...asked, results: lines.flatMap((result, i) => (result.line === asked.line ? [{ result, path: `lines.${i}` }] : [])),
  })).filter(({ results }) => results.length > 0);
  return [
    ...methodFaults(method, ofLines),
    ...ofLines.flatMap((ofLine) => [...sampleFaults(ofLine, method), ...ofLine.results.flatMap(({ result, path }) => [...sumFaults(result, ofLine.unit, path), ...findingFaults(result, task.menu, path)])]),
    ...emptyFaults(lines),
  ];
}

/** Each line once, with the greater of what the procedure and the product's plan ask for. */
export function linesToInspect({ lines, menu }: Asked, plans: PlansByItem): LineToInspect[] {
  return [...new Map(lines.map((one) => [one.line, one])).values()].map(({ line, item, unit }) => {
    const [held, plan, { method = null, min, minBps = 0 }] = [stepsOn(lines, line), plans.get(item) ?? null, samplingOf(menu, line)];
    const byProcedure = min === undefined ? minimumSample(held, minBps) : (parseQuantity(min, unit) ?? 0);
    return { line, item, unit, held, plan, procedureMethod: method, least: Math.max(byProcedure, plan === null ? 0 : plannedSample(plan, held, unit)) };
  });
}

/** Smallest sample of so many steps, rounded up: (25, 1000) → 3. Whole numbers only; a quantity times 10000 is beyond a double. */
export function minimumSample(steps: number, minBps: number): number {
  return Number((BigInt(steps) * BigInt(minBps) + BigInt(WHOLE - 1)) / BigInt(WHOLE));
}

const samplingOf = ({ samples, sampling }: TaskMenu, line: number): { readonly method?: string; readonly min?: string; readonly minBps?: number } => samples?.find((one) => one.line === line) ?? sampling ?? {};

/** P13: the method the task names for these goods; looking at everything is always allowed. */
function methodFaults(method: Result['method'], ofLines: readonly OfLine[]): FieldError[] {
  const [other] = ofLines.flatMap(({ procedureMethod }) => procedureMethod ?? []).filter((asked) => asked !== method);
  if (method === 'full' || other === undefined) return [];
  return [{ path: 'method', zh: `待办规定的检验方式为 ${other}（或全检 full）。`, en: `The task asks for ${other} (or full).` }];
}

/** R11, R12: all results of a line together are at least what procedure and plan ask for and at most what is there; checks on every unit spare none. */
function sampleFaults({ unit, held, least, plan, results }: OfLine, method: Result['method']): FieldError[] {
  const minimum = method === 'full' ? held : least;
  const seen = results.reduce((sum, { result }) => sum + (parseQuantity(result.sample, unit) ?? 0), 0);
  const path = `${results.at(-1)?.path ?? 'lines'}.sample`;
  const [shown, needed, there] = [seen, minimum, held].map((steps) => formatQuantity(steps, unit));
  const by = plan === null || plannedSample(plan, held, unit) < least ? { zh: '', en: '' } : { zh: `（检验方案 ${plan.code}）`, en: ` (inspection plan ${plan.code})` };
  if (seen < minimum) return [{ path, zh: `抽样数 ${shown} 少于规定的 ${needed}${by.zh}。`, en: `A sample of ${shown} is below the ${needed} required${by.en}.` }];
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
