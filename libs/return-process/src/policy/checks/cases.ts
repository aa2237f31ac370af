/** V18, V20, V21, V27, V29: questions to the customer, quantity classes, sampling, containment, windows. */
import type { LineAttrs } from '../attributes.js';
import { canonicalJson } from '../canonical-json.js';
import { decisionsOf, holds } from '../conditions.js';
import { problem, type Problem } from '../problem.js';
import { regionsOf } from '../regions.js';
import type { ResolvedProfile } from '../types.js';

const isCatchAll = ({ when }: { readonly when: object }): boolean => Object.keys(when).length === 0;
const spanLength = (span: object): number => Math.max(...Object.values(span).filter((value) => typeof value === 'number'), 'agreed' in span ? 1 : 0);

/** Silence may bind a customer only where a procedure says so. */
function checkAsks({ ask }: ResolvedProfile): Problem[] {
  return Object.entries(ask).filter(([, { on }]) => on).flatMap(([key, { timeout, onTimeout, clause }]) => [
    ...(spanLength(timeout) > 0 ? [] : [problem('V18', `ask.${key}.timeout`, '没有等待期限', 'there is no time to answer', clause)]),
    ...(onTimeout === 'deem_accepted' && clause === 'house' && key !== 'appeal' ? [problem('V18', `ask.${key}.onTimeout`, '沉默视为同意必须有制度出处', 'silence may count as consent only where a procedure says so', clause)] : []),
  ]);
}

function checkClasses({ classes }: ResolvedProfile): Problem[] {
  const drawn = classes.filter((row) => !isCatchAll(row));
  const regions = regionsOf(classes.map(({ when }) => when), false) ?? [];
  const matching = regions.map((region) => drawn.filter(({ when }) => holds(when, region)));
  return [
    ...(matching.some((rows) => new Set(rows.map(({ then }) => then)).size > 1) ? [problem('V20', 'classes', '数量等级互相重叠', 'quantity classes overlap')] : []),
    ...(drawn.length > 0 && drawn.length === classes.length && matching.some((rows) => rows.length === 0) ? [problem('V20', 'classes', '有的数量不属于任何等级', 'some quantities belong to no class')] : []),
  ];
}

function checkWindows({ windows }: ResolvedProfile): Problem[] {
  const regions = regionsOf<LineAttrs>(windows.map(({ when }) => when), false) ?? [];
  return regions.some((region) => new Set(windows.filter(({ when }) => holds(when, region)).map(({ then }) => canonicalJson(then))).size > 1)
    ? [problem('V29', 'windows', '同一情况有两个不同的申请期限', 'one case has two different windows')] : [];
}

export function checkCases(profile: ResolvedProfile): Problem[] {
  const { inspection, containment } = profile;
  return [
    ...checkAsks(profile), ...checkClasses(profile), ...checkWindows(profile),
    ...decisionsOf(inspection.sampling).flatMap(({ method, minBps }) => (minBps > 10_000 || (method === 'random' && minBps === 0)
      ? [problem('V21', 'inspection.sampling', `抽样率 ${minBps} 不合理`, `a sampling rate of ${minBps} makes no sense`)] : [])),
    ...(containment.on && containment.holds.length === 0 ? [problem('V27', 'containment.holds', '要遏制却没有人标识暂停', 'containment is on, but nobody places a hold')] : []),
  ];
}
