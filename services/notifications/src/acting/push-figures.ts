/** 推送处理率: of what was pushed, how much its person acted on within 8 working hours (product.md §5, §6 "pushes acted on"). */
import { z } from 'zod';
import { LabelText } from '@guitu/contracts/task';
import { instantAt, localDate } from '@guitu/masterdata-view/zoned-day.rules';
import type { Database } from '@guitu/persistence/database';
import { RuleName } from '../preferences/preferences.js';
import { RULE_KEYS, RULES, type NotificationRule, type RuleKey } from '../rules/notification-rules.js';

export const PushFiguresQuery = z.strictObject({ month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).describe('YYYY-MM, local; the present one if none is given').optional() });
const Share = {
  /** things pushed whose 8 working hours are over, or that were acted on; each row of a merged message counts */
  pushes: z.int(),
  /** of these: task claimed, given or answered, 已执行 or 已知悉 said within 8 working hours, by the person or whoever stands in for him */
  acted: z.int(),
  /** per cent, one decimal, half up; null below 5 */
  share: z.number().nullable(),
};
export const PushFigures = z.object({
  month: z.string(), ...Share,
  rules: z.array(z.object({ rule: RuleName, title: LabelText, digestible: z.boolean(), ...Share })),
}).meta({ id: 'PushFigures' });
export type PushFigures = z.infer<typeof PushFigures>;

/** So few say nothing (product.md §6). */
export const FEWEST = 5;
export interface Counted { readonly rule: RuleKey; readonly pushes: number; readonly acted: number }
const withShare = ({ pushes, acted }: Omit<Counted, 'rule'>) => ({ pushes, acted, share: pushes < FEWEST ? null : Math.round((acted * 1000) / pushes) / 10 });

/** What says that `n`'s push was acted on: himself or whoever the same was handed on to, by word or at the task. */
const IN_TIME = `(n.acknowledged_at <= n.act_by or n.confirmed_at <= n.act_by
  or exists (select 1 from notification d where d.event_id = n.event_id and d.stands_in_for = n.person and (d.acknowledged_at <= n.act_by or d.confirmed_at <= n.act_by))
  or exists (select 1 from task_act a where a.company_code = n.company_code and a.return_no = n.return_no and a.task_id = n.task_id and a.acted_at between n.created_at and n.act_by
    and (a.person = n.person or exists (select 1 from notification d where d.event_id = n.event_id and d.stands_in_for = n.person and d.person = a.person)))) is true`;

/** Of a company's pushes that left the house from one instant to another, by rule; who was out of reach was not pushed, and 期初 returns count in no figure (product.md §6). @param now those whose time is not over by then and that nobody acted on are left out */
export async function countPushes(database: Pick<Database, 'query'>, companyCode: string, from: number, to: number, now: number): Promise<Counted[]> {
  return database.query<Counted>(
    `select rule, count(*)::integer as pushes, count(*) filter (where in_time)::integer as acted from (
       select n.rule, n.act_by, ${IN_TIME} as in_time from message m join notification n on n.message_id = m.id
       where m.company_code = $1 and m.person is not null and m.created_at >= $2 and m.created_at < $3 and m.handed_on_at is null and n.act_by is not null
         and not exists (select 1 from under_way u where u.company_code = n.company_code and u.return_no = n.return_no)
         and exists (select 1 from delivery d where d.message_id = m.id and d.state in ('sent', 'delivered', 'unknown'))) pushed
     where in_time or act_by <= $4 group by rule`, [companyCode, new Date(from), new Date(to), new Date(now)],
  );
}

/** One month of the company, in its zone, by every rule that is pushed. */
export async function readPushFigures(database: Database, companyCode: string, { month }: z.infer<typeof PushFiguresQuery>, now: number, zone: string): Promise<PushFigures> {
  const asked = month ?? localDate(now, zone).slice(0, 7);
  const first = `${asked}-01`;
  const next = new Date(Date.UTC(Number(asked.slice(0, 4)), Number(asked.slice(5)), 1)).toISOString().slice(0, 10);
  const counted = await countPushes(database, companyCode, instantAt(first, 0, zone), instantAt(next, 0, zone), now);
  const of = (rule: RuleKey): Counted => counted.find((one) => one.rule === rule) ?? { rule, pushes: 0, acted: 0 };
  const pushed = RULE_KEYS.filter((rule) => (RULES[rule] as NotificationRule).push);
  const sum = (pick: (one: Counted) => number): number => counted.reduce((total, one) => total + pick(one), 0);
  return {
    month: asked, ...withShare({ pushes: sum(({ pushes }) => pushes), acted: sum(({ acted }) => acted) }),
    rules: pushed.map((rule) => ({ rule, title: { zh: RULES[rule].zh, en: RULES[rule].en }, digestible: RULES[rule].digestible, ...withShare(of(rule)) })),
  };
}
