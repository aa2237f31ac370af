/** Starts the run of a return: from its registration, or, when its run was lost, from what PostgreSQL holds. */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { DeliveredFact } from '@guitu/contracts/fact';
import type { Database } from '@guitu/persistence/database';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { applied, type Pins } from '@guitu/return-process/return-process';
import { refOf } from '@guitu/return-process/policy/resolve';
import { carry, type Snapshot } from '../workflow/return-run.js';
import { pinnedNow } from './pinned-now.js';
import type { TemporalDoor } from './temporal-door.js';

/** no_documents: policy or calendar not here yet · no_registration · in_the_way: a closed run uses the id */
export type StartOutcome = 'started' | 'no_documents' | 'no_registration' | 'in_the_way';

interface StartRow {
  company_code: string; plant_code: string; return_no: string; customer_code: string; workflow_id: string; epoch: number;
  snapshot: Snapshot | null;
  policy: ResolvedProfile | null; calendar: CalendarSnapshot | null;
  register: DeliveredFact | null; register_received_at: Date | null;
  reopening: DeliveredFact | null; reopening_received_at: Date | null;
  taken_over_at: Date | null; past: DeliveredFact[] | null;
}

export class StartReturn {
  constructor(private readonly database: Database, private readonly temporal: TemporalDoor, private readonly settleMs: number) {}

  /**
   * @param again true when the run before is known to be dead (reconciler) or to have ended (重开); its epoch must have been raised
   * @param reopening true while the run that has ended may still be there: then it is in the way
   */
  async execute(subject: string, again: boolean, reopening: boolean = false): Promise<StartOutcome> {
    const row = await this.load(subject);
    if (!row?.register || !row.register_received_at) return 'no_registration';
    const pins = await this.pins(subject, row);
    if (pins === null) return 'no_documents';
    const word = row.reopening && row.reopening_received_at && row.snapshot && !applied(row.snapshot.state, row.reopening.source, row.reopening.seq)
      ? { ...row.reopening, receivedAt: row.reopening_received_at.getTime() } : undefined;
    const runId = await this.temporal.start({
      workflowId: row.workflow_id,
      policy: refOf(pins.policy),
      bulk: row.register.via === 'system' || row.taken_over_at !== null,
      again,
      reopening,
      run: {
        companyCode: row.company_code, plantCode: row.plant_code, returnNo: row.return_no, customerCode: row.customer_code,
        epoch: row.epoch, ...pins, settleMs: this.settleMs,
        register: { ...row.register, receivedAt: row.register_received_at.getTime() },
        ...(row.taken_over_at && !row.snapshot ? { takenOver: { facts: (row.past ?? []).map((fact) => ({ ...fact, receivedAt: fact.recordedAt })), at: row.taken_over_at.getTime() } } : {}),
        ...(row.snapshot ? { carried: carry(row.snapshot) } : {}),
        ...(word ? { reopen: word } : {}),
      },
    });
    if (runId === null) return 'in_the_way';
    await this.database.query(
      'update instance set run_id = coalesce(run_id, $2), started_at = coalesce(started_at, clock_timestamp()) where subject = $1 and epoch = $3',
      [subject, runId, row.epoch],
    );
    return 'started';
  }

  /** What the return goes by now; null while a document is not here. */
  async pinsOf(subject: string): Promise<Pins | null> {
    const row = await this.load(subject);
    return row ? this.pins(subject, row) : null;
  }

  private async pins(subject: string, { policy, calendar, snapshot }: StartRow): Promise<Pins | null> {
    if (!policy || !calendar) return null;
    return snapshot ? pinnedNow(this.database, subject, { policy, calendar }, snapshot.state) : { policy, calendar };
  }

  private async load(subject: string): Promise<StartRow | undefined> {
    const [row] = await this.database.query<StartRow>(
      `select i.company_code, i.plant_code, i.return_no, i.customer_code, i.workflow_id, i.epoch, i.snapshot,
         p.body as policy, c.body as calendar, f.body as register, f.received_at as register_received_at,
         r.body as reopening, r.received_at as reopening_received_at, i.taken_over_at,
         case when i.taken_over_at is not null then (select jsonb_agg(t.body order by t.seq) from fact t where t.subject = i.subject and t.source = 'takeover' and t.kind <> 'register') end as past
       from instance i
       left join pinned_document p on p.kind = 'policy' and (p.key, p.version, p.sha256) = (i.policy_key, i.policy_version, i.policy_sha256)
       left join pinned_document c on c.kind = 'calendar' and (c.key, c.version, c.sha256) = (i.calendar_key, i.calendar_version, i.calendar_sha256)
       left join fact f on f.subject = i.subject and f.kind = 'register'
       left join fact r on r.subject = i.subject and r.fact_id = i.reopened_by
       where i.subject = $1 order by f.received_at limit 1`,
      [subject],
    );
    return row;
  }
}
