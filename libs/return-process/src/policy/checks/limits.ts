/** V05, V07, V08, V32, V34 and V35 (spans in seconds outside a time-lapse): ladders and limits that can work. */
import { openSteps } from '../open-steps.js';
import { problem, type Problem } from '../problem.js';
import { isObject } from '../shape.js';
import { stepsBefore } from '../steps-before.js';
import { STEP_KEYS, type StepKey } from '../steps.js';
import type { Sla } from '../time.js';
import type { ResolvedProfile } from '../types.js';

/** Steps whose fact carries a promised date (`promisedAt`, process-model.md §2). */
const PROMISING: readonly StepKey[] = ['approve', 'quote', 'plan'];
const stepIn = (anchor: string): StepKey | undefined => STEP_KEYS.find((key) => key === anchor.replace(/^open:/, ''));

function checkLadders({ ladders }: ResolvedProfile): Problem[] {
  return Object.entries(ladders).flatMap(([key, rungs]) => [
    ...(rungs.length === 0 ? [problem('V05', `ladders.${key}`, '阶梯没有任何一档', 'the ladder has no rung')] : []),
    ...(rungs.filter((rung) => rung.do === 'breach').length > 1 ? [problem('V05', `ladders.${key}`, '阶梯有两档超时', 'the ladder has two breach rungs')] : []),
    ...rungs.flatMap((rung, index) => ('pct' in rung.at && rung.at.pct > 100 ? [problem('V05', `ladders.${key}.${index}.at.pct`, '百分比超过 100', 'more than 100 per cent')] : [])),
  ]);
}

function checkSla(profile: ResolvedProfile, path: string, sla: Sla, open: ReadonlySet<StepKey>): Problem[] {
  const [start, stop] = [stepIn(sla.start), stepIn(sla.stop)];
  const never = ([[`${path}.start`, start], [`${path}.stop`, stop]] as const).flatMap(([at, step]) =>
    (step === undefined || open.has(step) ? [] : [problem('V07', at, `步骤 ${step} 在本制度中不会打开`, `step ${step} never opens here`, sla.clause)]));
  const turned = start !== undefined && stop !== undefined && ((start === stop && !sla.start.startsWith('open:')) || stepsBefore(profile, start).has(stop));
  const outside = (sla.pauseWhile ?? []).filter((step) => (stop !== undefined && step !== stop && stepsBefore(profile, step).has(stop)) || (start !== undefined && stepsBefore(profile, start).has(step)));
  const promises = 'agreed' in sla.budget && !PROMISING.includes(sla.budget.agreed) ? [sla.budget.agreed] : [];
  const added = (sla.adds ?? []).flatMap(({ then }, index) => ('agreed' in then ? [`${path}.adds.${index}.then`] : []));
  return [
    ...never,
    ...(turned ? [problem('V08', path, `终点 ${sla.stop} 总在起点 ${sla.start} 之前`, `the end ${sla.stop} always comes before the start ${sla.start}`, sla.clause)] : []),
    ...outside.map((step) => problem('V34', `${path}.pauseWhile`, `${step} 不在该时限之内`, `${step} lies outside this limit`, sla.clause)),
    ...added.map((at) => problem('V32', at, '约定的日期不能作为加时', 'an agreed date cannot be added to a budget', sla.clause)),
    ...promises.map((step) => problem('V32', `${path}.budget`, `${step} 的事实没有承诺日期`, `the fact of ${step} carries no promised date`, sla.clause)),
  ];
}

function secondsIn(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => secondsIn(entry, `${path}.${index}`));
  if (!isObject(value)) return [];
  return [...(typeof value['seconds'] === 'number' ? [path] : []), ...Object.entries(value).flatMap(([key, entry]) => secondsIn(entry, path === '' ? key : `${path}.${key}`))];
}

export function checkLimits(profile: ResolvedProfile): Problem[] {
  const open = openSteps(profile);
  return [
    ...checkLadders(profile),
    ...Object.entries(profile.sla).flatMap(([key, sla]) => checkSla(profile, `sla.${key}`, sla, open)),
    ...(profile.demo === true ? [] : secondsIn(profile, '').map((path) => problem('V35', path, '只有演示用的快放制度才能用秒', 'only a time-lapse for demonstrations may count seconds'))),
  ];
}
