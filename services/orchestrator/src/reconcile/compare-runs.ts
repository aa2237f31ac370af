/**
 * After a restore of PostgreSQL: which open runs know more than the record. The returns' facts of that time are lost with the databases
 * of the departments, so a person decides whether the run is right (adopt-run) or the record; where the house has decided beforehand
 * that PostgreSQL is the truth, such runs end and the returns go on from the record.
 */
import type { Database } from '@guitu/persistence/database';
import type { Finding } from './finding.js';
import type { RestartRun } from './restart-run.js';
import type { RunInspector } from './run-inspector.js';

/** Runs asked at the same time: each may have to be replayed. */
const AT_ONCE = 4;
const WHY = '数据库已恢复到更早时点 / PostgreSQL was restored to an earlier point';

/** person: it is shown only · record: PostgreSQL is the truth */
export type RestoredTrust = 'person' | 'record';

export class CompareRuns {
  constructor(private readonly database: Database, private readonly inspector: RunInspector, private readonly restartRun: RestartRun, private readonly trust: RestoredTrust) {}

  /** The incarnation whose records have not been found to agree with the runs yet; null: never restored, or all agreed. */
  async incarnationToCompare(): Promise<number | null> {
    const [row] = await this.database.query<{ value: number }>(
      'select value from incarnation where value > 1 and not exists (select 1 from reconciliation where agreed_incarnation = incarnation.value)',
    );
    return row?.value ?? null;
  }

  /** Every open run, by what Temporal lists. A run it does not list yet is found by the next look. */
  async execute(): Promise<Finding[]> {
    const findings: Finding[] = [];
    const page: string[] = [];
    for await (const workflowId of this.inspector.openRuns()) {
      page.push(workflowId);
      if (page.length === AT_ONCE) findings.push(...(await this.compareAll(page.splice(0))));
    }
    return [...findings, ...(await this.compareAll(page))];
  }

  private async compareAll(workflowIds: readonly string[]): Promise<Finding[]> {
    return (await Promise.all(workflowIds.map((workflowId) => this.compare(workflowId)))).flatMap((finding) => finding ?? []);
  }

  private async compare(workflowId: string): Promise<Finding | null> {
    let run: number | null;
    try {
      run = await this.inspector.recordedRev(workflowId);
    } catch (error) {
      return { subject: workflowId, problem: 'unchecked', detail: String(error), mended: false };
    }
    if (run === null) return null;
    // read after the run was asked: what it knows to be recorded stands here, unless here is an earlier time
    const [row] = await this.database.query<{ subject: string; rev: number }>('select subject, rev from instance where workflow_id = $1', [workflowId]);
    if (row === undefined) return { subject: subjectOfRun(workflowId), problem: 'run_unknown', detail: workflowId, mended: await this.end(workflowId) };
    if (run <= row.rev) return null;
    const ended = await this.end(workflowId);
    // unless a fact that came in this moment has started it already
    if (ended) await this.restartRun.ifGone(row.subject);
    return { subject: row.subject, problem: 'run_ahead', detail: `${run} > ${row.rev}`, mended: ended };
  }

  private async end(workflowId: string): Promise<boolean> {
    if (this.trust === 'person') return false;
    await this.inspector.end(workflowId, WHY);
    return true;
  }
}

/** `rma/<company>-<return no>` as `<company>/<return no>`: only for people, who see what Temporal has. */
const subjectOfRun = (workflowId: string): string => workflowId.replace(/^rma\//, '').replace('-', '/');
