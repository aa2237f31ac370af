/** 返修方案 (P16 plan; R46 S003-13, R48 S003-15): what a plan must say. Its form the desk asks for (P23). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

type Plan = FactPayload<'plan'>;

/** Every fault of a plan: a repair given up without a reason, other work where nothing was agreed, a part named twice, no date where one is to be promised. */
export function reworkPlanFaults({ feasible, differs, parts, promisedAt, reasonCode }: Plan, menu: TaskMenu, now: number): FieldError[] {
  const repeated = [...new Set(parts.map(({ item }) => item).filter((item, i, all) => all.indexOf(item) !== i))];
  return [
    ...(feasible || reasonCode !== undefined ? [] : [{ path: 'reasonCode', zh: '无法返修须说明原因，货物将重新判定。', en: 'A repair that is not feasible needs a reason; the goods are judged again.' }]),
    ...(differs && menu.differs !== true ? [{ path: 'differs', zh: '此退货没有与客户约定的报价，不存在与约定不符。', en: 'Nothing was agreed with the customer that this could differ from.' }] : []),
    ...repeated.map((item) => ({ path: 'parts', zh: `物料 ${item} 重复。`, en: `The part ${item} is named twice.` })),
    ...(feasible && menu.promises === true && promisedAt === undefined ? [{ path: 'promisedAt', zh: '请填写承诺完成的日期。', en: 'Say by when it is promised.' }] : []),
    ...(promisedAt !== undefined && promisedAt < now ? [{ path: 'promisedAt', zh: '承诺日期不能早于现在。', en: 'A promised date cannot be in the past.' }] : []),
  ];
}
