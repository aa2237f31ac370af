import type { Recipient } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';
import { inDigest } from '../digest-proposals/in-digest.js';
import type { NotificationBell } from '../live/notification-bell.js';
import type { Message } from './message.rules.js';
import type { Place } from './recipients.rules.js';
import { RULES, type NotificationRule, type RuleKey } from '../rules/notification-rules.js';
import { hourlyCap, type RingingConfig } from './ringing-config.js';

export interface Occasion extends Place {
  /** The event's own id: the same event rings a person once, however often it comes. */
  readonly eventId: string;
  readonly returnNo: string;
  readonly occurredAt: Date;
  readonly rule: RuleKey;
}
/** Somebody to ring; `why` and `because` also say that he is on duty instead of people whose shift is over. */
export type Rung = Omit<Recipient, 'why' | 'because'> & { readonly why?: string; readonly because?: string };

export interface Doors {
  /** a channel is set up, so that rows may ring outside the application */
  readonly pushes: boolean;
  /** UTC ms */
  readonly clock: () => number;
}

/** Of what rung `n`'s person about `n`'s task, the last rung is one he has taken note of. */
const RUNG_ACKNOWLEDGED = `coalesce((select r.acknowledged_at is not null from notification r where r.company_code = n.company_code and r.return_no = n.return_no and r.task_id = n.task_id
             and r.person = n.person and r.kind in ('remind', 'breach', 'escalate') and r.done_at is null and r.ord < n.ord order by r.ord desc limit 1), false)`;

/** Puts a message on the list of each recipient, and wakes their open screens after commit. */
export class Ring {
  constructor(private readonly config: RingingConfig, private readonly bell: NotificationBell, private readonly doors: Doors) {}

  async execute(tx: Transaction, occasion: Occasion, message: Message, recipients: readonly Rung[]): Promise<void> {
    // events of other returns are applied at the same time: uncounted they would pass the cap together
    if (hourlyCap(this.config, message.kind) !== null) await tx.query(`select pg_advisory_xact_lock(hashtextextended('guitu-rung-cap', 0))`);
    for (const recipient of recipients) {
      const ord = await this.keep(tx, occasion, message, recipient);
      if (ord !== null) tx.afterCommit(() => this.bell.ring(recipient.staff, ord));
    }
  }

  /** @returns the row's place in the list when it is new and not held back */
  private async keep(tx: Transaction, occasion: Occasion, message: Message, recipient: Rung): Promise<string | null> {
    const now = this.doors.clock();
    const rule: NotificationRule = RULES[occasion.rule];
    const [row] = await tx.query<{ ord: string; held: string | null }>(
      `insert into notification (event_id, person, company_code, plant_code, return_no, kind, title_zh, title_en, text_zh, text_en,
         task_id, due_at, role, stands_in_for, occurred_at, rule, why, because, created_at, confirm_by, held)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $18, $19, $20, $21, $22,
         case when not $16::boolean then 'switched_off'
           when (select count(*) from notification n where n.person = $2 and n.kind = $6 and n.held is null
                 and n.created_at > $21::timestamptz - interval '1 hour') >= $17::integer then 'cap' end)
       on conflict on constraint notification_once do nothing returning ord, held`,
      [
        occasion.eventId, recipient.staff, occasion.companyCode, occasion.plantCode, occasion.returnNo, message.kind,
        message.title.zh, message.title.en, message.text.zh, message.text.en, message.taskId, message.dueAt === null ? null : new Date(message.dueAt),
        recipient.role, recipient.onBehalfOf ?? null, occasion.occurredAt, this.config.GUITU_NOTIFICATIONS_ENABLED, hourlyCap(this.config, message.kind),
        occasion.rule, recipient.why ?? null, recipient.because ?? null, new Date(now), rule.confirmWithin === null ? null : new Date(now + rule.confirmWithin * 60_000),
      ],
    );
    if (row === undefined || row.held !== null) return null;
    if (rule.push && this.doors.pushes) {
      await tx.execute(
        `update notification n set push_at = $2 where ord = $1
           and not ${inDigest('n.person')}
           and not ($3::boolean and ${RUNG_ACKNOWLEDGED})`,
        [row.ord, new Date(now + rule.mergeMinutes * 60_000), rule.repeats],
      );
    }
    return row.ord;
  }
}
