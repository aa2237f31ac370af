/**
 * Bridge out: effects and snapshot of a return in one transaction, guarded by (run id, revision, hash). A repeat is a no-op.
 * Other content of the same run is not taken: the run is told what stands and goes on from it. Another run is fenced until
 * a person adopts or ends it (adopt-run.ts).
 */
import { subjectOf } from '@guitu/contracts/process-names';
import type { Journal } from '@guitu/messaging/journal';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordAnswer, RecordRequest, Revision } from '../workflow/return-run.js';
import { appendEffects, type DeskOfTask } from './append-effects.js';
import { keepFenced, type FenceReason } from './fenced-record.js';
import { lockInstance, type InstanceRow } from './instance-row.js';
import { noteFactOutcomes, noteOperatorEntries } from './note-outcomes.js';
import { requestHash, revisionHash } from './revision-hash.js';

/** `fenced`: nothing was written but the attempt itself. */
export type RecordOutcome = RecordAnswer | { fenced: FenceReason };

export class RecordEffects {
  constructor(private readonly database: Database, private readonly journal: Journal) {}

  /** @param runId the run that asks, as Temporal names it (never from the request) */
  execute(runId: string, request: RecordRequest): Promise<RecordOutcome> {
    return this.database.transaction((tx) => this.record(tx, runId, request));
  }

  private async record(tx: Transaction, runId: string, request: RecordRequest): Promise<RecordOutcome> {
    const last = request.revisions.at(-1);
    // effects beyond the state they led to would be said again by whoever goes on from that state
    if (last && last.rev !== request.snapshot.rev) throw new Error(`修订与状态不符 / revisions to ${last.rev} with the state after ${request.snapshot.rev}`);
    const subject = subjectOf(request.companyCode, request.returnNo);
    const instance = await lockInstance(tx, subject);
    const fence = fenceOf(instance, runId, request);
    if (!instance || fence) {
      const reason = fence ?? 'no_instance';
      await keepFenced(tx, subject, runId, reason, instance, request);
      return { fenced: reason };
    }
    const known = request.revisions.filter((revision) => revision.rev <= instance.rev);
    if (instance.snapshot && !(await this.stand(tx, subject, known))) {
      await keepFenced(tx, subject, runId, 'recomputed', instance, request);
      return { rev: instance.rev, hash: requestHash(request.revisions), stands: instance.snapshot };
    }
    const news = request.revisions.slice(known.length);
    if (news.length > 0) await this.write(tx, subject, runId, news, request);
    return { rev: request.snapshot.rev, hash: requestHash(request.revisions) };
  }

  /** True when exactly these revisions were recorded before, by this run or one it goes on from. */
  private async stand(tx: Transaction, subject: string, revisions: readonly Revision[]): Promise<boolean> {
    if (revisions.length === 0) return true;
    const rows = await tx.query<{ rev: number; hash: string }>(
      `select distinct on (rev) rev, hash from recorded_revision where subject = $1 and rev = any($2::int[]) order by rev, recorded_at desc`,
      [subject, revisions.map((revision) => revision.rev)],
    );
    const stored = new Map(rows.map((row) => [row.rev, row.hash]));
    return revisions.every((revision) => stored.get(revision.rev) === revisionHash(revision));
  }

  /** Writes revisions that nobody has recorded and moves the instance; also the second half of an adoption. */
  async write(tx: Transaction, subject: string, runId: string, revisions: readonly Revision[], request: RecordRequest): Promise<void> {
    const deskOfTask = desksOf(revisions, request);
    for (const revision of revisions) {
      const { first, last } = await appendEffects(tx, this.journal, subject, revision.effects, deskOfTask);
      await tx.execute(
        `insert into recorded_revision (subject, run_id, rev, hash, first_seq, last_seq) values ($1, $2, $3, $4, $5, $6)
         on conflict (subject, run_id, rev) do update set hash = excluded.hash, first_seq = excluded.first_seq,
           last_seq = excluded.last_seq, recorded_at = excluded.recorded_at`,
        [subject, runId, revision.rev, revisionHash(revision), first, last],
      );
    }
    const effects = revisions.flatMap((revision) => revision.effects);
    const strangers = await noteFactOutcomes(tx, subject, effects);
    await noteOperatorEntries(tx, subject, effects);
    await tx.execute(
      `update instance set run_id = $2, rev = $3, snapshot = $4, status = $5, due_at = $6, recorded_at = clock_timestamp(),
         started_at = coalesce(started_at, clock_timestamp()), strangers = strangers || $8::text[],
         closed_at = case when $7::boolean then coalesce(closed_at, clock_timestamp()) end
       where subject = $1`,
      [
        subject, runId, request.snapshot.rev, JSON.stringify(request.snapshot), JSON.stringify(request.status),
        request.dueAt === null ? null : new Date(request.dueAt), request.done, strangers,
      ],
    );
  }
}

/** The desks of the tasks that are open after these revisions or stated by them. */
export function desksOf(revisions: readonly Revision[], { snapshot }: RecordRequest): DeskOfTask {
  const open = Object.entries(snapshot.tasks).map(([taskId, task]) => [taskId, task.desk] as const);
  const stated = revisions.flatMap(({ effects }) => effects).flatMap((effect) => (effect.event === 'task-stated' ? [[effect.body.taskId, effect.body.desk] as const] : []));
  return new Map([...open, ...stated]);
}

/** Why this run may not record; undefined when it may. */
function fenceOf(instance: InstanceRow | undefined, runId: string, request: RecordRequest): FenceReason | undefined {
  if (!instance) return 'no_instance';
  const isFirst = instance.run_id === null && request.epoch === instance.epoch;
  const isSame = instance.run_id === runId;
  const goesOn = instance.run_id !== null && request.continuedFrom === instance.run_id && request.epoch === instance.epoch;
  if (!isFirst && !isSame && !goesOn) return 'foreign';
  const [oldest] = request.revisions;
  return oldest && oldest.rev > instance.rev + 1 ? 'ahead' : undefined;
}
