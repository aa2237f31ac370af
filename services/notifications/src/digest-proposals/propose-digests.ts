import type { Directory } from '@guitu/identity/directory';
import { instantAt, localDate } from '@guitu/masterdata-view/zoned-day.rules';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { countPushes, FEWEST, type Counted } from '../acting/push-figures.js';
import { mondayOf } from '../digest/digest.rules.js';
import { recipientsOf } from '../ringing/recipients.rules.js';
import type { Ring } from '../ringing/ring.js';
import { HOUSE_ROLE, RULES, type NotificationRule, type RuleKey } from '../rules/notification-rules.js';

export interface ProposeDigestsOptions {
  readonly database: Database;
  readonly directory: Directory;
  readonly ring: Ring;
  readonly zone: string;
  /** UTC ms */
  readonly clock: () => number;
}
/** Looking every second would be idle work (ms). */
const LOOK_EVERY = 3_600_000;
const WEEKS = 4;
/** Under 20 %. */
const hardlyActedOn = ({ pushes, acted }: Counted): boolean => pushes >= FEWEST && acted * 5 < pushes;
/** The 8 working hours of the last pushes of a week are over by then: Wednesday. */
const JUDGED_AFTER_DAYS = 2;
const daysBefore = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/**
 * A rule under 20 % in each of 4 weeks is proposed for the digest (product.md §5), once a week at most, and not again for 4 weeks
 * after it was refused. The own breach and what stops work are never proposed; a week with fewer than 5 pushes says nothing.
 */
export class ProposeDigests {
  private looked = 0;

  constructor(private readonly options: ProposeDigestsOptions) {}

  /** @returns how many rules were proposed */
  async execute(): Promise<number> {
    const { clock, zone, directory, database } = this.options;
    const now = clock();
    if (now - this.looked < LOOK_EVERY) return 0;
    this.looked = now;
    const monday = mondayOf(localDate(now - JUDGED_AFTER_DAYS * 86_400_000, zone));
    let proposed = 0;
    for (const companyCode of new Set(directory.everybody().map((one) => one.companyCode))) {
      proposed += await database.transaction((tx) => this.proposeFor(tx, companyCode, monday, now));
    }
    return proposed;
  }

  private async proposeFor(tx: Transaction, companyCode: string, monday: string, now: number): Promise<number> {
    const { zone } = this.options;
    const weeks: Counted[][] = [];
    for (let week = 0; week < WEEKS; week += 1) {
      const [from, to] = [daysBefore(monday, 7 * (week + 1)), daysBefore(monday, 7 * week)];
      const counted = (await countPushes(tx, companyCode, instantAt(from, 0, zone), instantAt(to, 0, zone), now)).filter(hardlyActedOn);
      if (counted.length === 0) return 0;
      weeks.push(counted);
    }
    const rules = (weeks[0] ?? []).map(({ rule }) => rule).filter((rule) => (RULES[rule] as NotificationRule).digestible && weeks.every((week) => week.some((one) => one.rule === rule)));
    let proposed = 0;
    for (const rule of rules) {
      const ofRule = weeks.flatMap((week) => week.filter((one) => one.rule === rule));
      const sum = (pick: (one: Counted) => number): number => ofRule.reduce((total, one) => total + pick(one), 0);
      if (await this.propose(tx, { companyCode, rule, monday, pushes: sum(({ pushes }) => pushes), acted: sum(({ acted }) => acted) }, now)) proposed += 1;
    }
    return proposed;
  }

  private async propose(tx: Transaction, { companyCode, rule, monday, pushes, acted }: { companyCode: string; rule: RuleKey; monday: string; pushes: number; acted: number }, now: number): Promise<boolean> {
    const { zone, directory, ring } = this.options;
    const begun = new Date(instantAt(daysBefore(monday, 7 * WEEKS), 0, zone));
    const made = await tx.execute(
      `insert into digest_proposal (company_code, rule, week, pushes, acted, proposed_at) select $1, $2, $3, $4, $5, $6
       where not exists (select 1 from digest_proposal p where p.company_code = $1 and p.rule = $2 and (p.answer is null or p.answer = 'accept' or p.answered_at > $7)) on conflict do nothing`,
      [companyCode, rule, monday, pushes, acted, new Date(now), begun],
    );
    if (made === 0) return false;
    const [plantCode] = directory.everybody().find((one) => one.companyCode === companyCode && one.roles.includes(HOUSE_ROLE))?.plantCodes ?? [];
    if (plantCode === undefined) return true;
    const { zh, en } = RULES[rule];
    await ring.execute(tx, { companyCode, plantCode, returnNo: '-', eventId: uuidv7(), occurredAt: new Date(now), rule: 'notice' }, {
      kind: 'notice', taskId: null, dueAt: null, title: { zh: `建议改为日报：${zh}`, en: `Proposed for the digest: ${en}` },
      text: { zh: `「${zh}」四周推送 ${pushes} 次，8 工时内处理 ${acted} 次，请决定是否改为日报。`, en: `“${en}”: ${pushes} pushes in four weeks, ${acted} acted on within 8 working hours; please decide whether it moves to the digest.` },
    }, recipientsOf(directory, { companyCode, plantCode }, [{ role: HOUSE_ROLE }], now));
    return true;
  }
}
