/** V11–V15, V25, V26: what may be decided can be executed, and in every case something may be decided. */
import { fits } from '../../tracks/execute/routes.js';
import type { LineAttrs } from '../attributes.js';
import { decide, decisionsOf, type Table } from '../conditions.js';
import { problem, type Problem } from '../problem.js';
import { regionsOf } from '../regions.js';
import type { ResolvedProfile } from '../types.js';

const MONEY: readonly string[] = ['REFUND_FULL', 'REFUND_PARTIAL', 'STORE_CREDIT', 'COUPON', 'RECEIVABLE_OFFSET', 'CUSTOMER_DEDUCTION', 'COMPENSATION', 'SERVICE_COMPENSATION', 'DISCOUNT'];
const LAST_RESORTS: readonly string[] = ['SCRAP', 'RETURN_TO_CUSTOMER', 'RESTOCK'];
const MOMENTS = ['before_return', 'before_receipt', 'after_receipt'];

/** Rows that no case reaches because earlier ones take them all. */
function unreachable<R>(path: string, table: Table<LineAttrs, R>): Problem[] {
  const regions = regionsOf(table.rows.map(({ when }) => when), true);
  return table.rows.flatMap((row, index) => {
    const earlier = { rows: table.rows.slice(0, index + 1).map((candidate, at) => ({ ...candidate, then: at })), otherwise: -1 };
    return regions === null || regions.some((region) => decide(earlier, region).then === index) ? []
      : [problem('V12', `${path}.rows.${index}`, '这一行永远轮不到', 'no case ever reaches this row', row.clause)];
  });
}

/** Cases in which a table leaves nothing to choose. */
function empty(profile: ResolvedProfile): Problem[] {
  const { disposition: { rules, remedies }, outcomes } = profile;
  const nothing = (path: string, allow: readonly string[] | 'all', clause?: string): Problem[] =>
    ((allow === 'all' ? outcomes.goods : allow.filter((goods) => outcomes.goods.some((code) => code === goods))).length > 0 ? []
      : [problem('V12', path, '没有任何允许的处置', 'no outcome is allowed', clause)]);
  const left = outcomes.goods.filter((goods) => (regionsOf(remedies.rows.map(({ when }) => when), true, { goods }) ?? [])
    .some((region) => !decide(remedies, region).then.some((remedy) => outcomes.remedies.includes(remedy) && fits(goods, remedy))));
  return [
    ...rules.rows.flatMap((row, index) => nothing(`disposition.rules.rows.${index}`, row.then.allow, row.clause)), ...nothing('disposition.rules.otherwise', rules.otherwise.allow),
    ...left.map((goods) => problem('V12', 'disposition.remedies', `处置 ${goods} 有时没有任何对客户处理可选`, `for ${goods} there is sometimes no remedy to choose`)),
  ];
}

function offered({ disposition, onsite, outcomes }: ResolvedProfile): Problem[] {
  const onsiteResults = Object.values(onsite.results);
  const goods = new Set<string>([...decisionsOf(disposition.rules).flatMap(({ allow }) => (allow === 'all' ? outcomes.goods : allow)), ...onsiteResults.map((result) => result.goods)]);
  const remedies = new Set<string>([...decisionsOf(disposition.remedies).flat(), ...onsiteResults.flatMap(({ remedy }) => remedy ?? [])]);
  return [
    ...outcomes.goods.flatMap((code, index) => (goods.has(code) ? [] : [problem('V14', `outcomes.goods.${index}`, `没有任何规则会给出 ${code}`, `no rule ever offers ${code}`)])),
    ...outcomes.remedies.flatMap((code, index) => (remedies.has(code) ? [] : [problem('V14', `outcomes.remedies.${index}`, `没有任何规则会给出 ${code}`, `no rule ever offers ${code}`)])),
  ];
}

function executable({ outcomes, onsite, settlement, ask }: ResolvedProfile): Problem[] {
  // every other outcome has an execution role in each profile; this one is carried out by the customer alone
  const unasked = (path: string, code: string): Problem[] => (code !== 'CUSTOMER_SCRAP' || ask.customerScrap.on ? []
    : [problem('V11', path, '客户自行报废没有人去确认', 'nobody asks the customer whether he has scrapped the goods')]);
  return [
    ...outcomes.goods.flatMap((code, index) => unasked(`outcomes.goods.${index}`, code)),
    ...Object.entries(onsite.results).flatMap(([key, { goods }]) => unasked(`onsite.results.${key}.goods`, goods)),
    ...(settlement.post !== null ? [] : outcomes.remedies.flatMap((code, index) => (MONEY.includes(code) ? [problem('V11', `outcomes.remedies.${index}`, `${code} 涉及金额，但没有入账岗位`, `${code} is money, but nobody posts it`)] : []))),
  ];
}

export function checkOutcomes(profile: ResolvedProfile): Problem[] {
  const { outcomes, inspection, disposition, inbound, onsite, rework, receipt } = profile;
  const results = Object.values(onsite.results).map(({ goods }) => goods);
  const repairable = outcomes.goods.some((goods) => fits(goods, 'REPAIR_RETURN'));
  const tables: [string, Table<LineAttrs, unknown>][] = [['disposition.rules', disposition.rules], ['disposition.remedies', disposition.remedies], ['disposition.charge', disposition.charge], ['rework.by', rework.by],
    ['inbound.address', inbound.address], ['inspection.sampling', inspection.sampling], ['receipt.accessories', receipt.accessories], ['freight', profile.freight], ['stores', profile.stores]];
  return [
    ...executable(profile), ...tables.flatMap(([path, table]) => unreachable(path, table)), ...empty(profile), ...offered(profile),
    ...(inspection.mode !== 'none' && MOMENTS.indexOf(disposition.at) < MOMENTS.indexOf(inspection.at) ? [problem('V13', 'disposition.at', '判定早于检验', 'the goods are judged before they are inspected')] : []),
    ...(outcomes.remedies.includes('REPAIR_RETURN') && !repairable ? [problem('V15', 'outcomes.remedies', '有修好返还，却没有返修、翻新或客户端返工', 'repaired and returned without rework, refurbishing or rework at the customer')] : []),
    ...(decisionsOf(inbound.goods).includes(true) && !outcomes.goods.some((goods) => LAST_RESORTS.includes(goods)) ? [problem('V25', 'outcomes.goods', '没有报废、退回客户或重新入库作最后出路', 'neither scrap, return to the customer nor restock as the last way out')] : []),
    ...(onsite.mode === 'required' && !results.includes('RETURN') && !results.includes('REFUSED') ? [problem('V26', 'onsite.results', '必须现场核实，却没有“退货”或“拒绝”的结果', 'the on-site check is required but cannot end in a return or a refusal')] : []),
    ...(onsite.mode !== 'none' && results.length === 0 ? [problem('V26', 'onsite.results', '现场核实没有任何结果可选', 'the on-site check has no result to choose')] : []),
  ];
}
