/** Every five minutes, by id: record ↔ run ↔ open tasks ↔ positions. Mends what is safe to mend and shows the rest. */
import type { Database } from '@guitu/persistence/database';
import { Logger } from '@nestjs/common';
import type { Journal } from '@guitu/messaging/journal';
import type { DeliverFacts } from '../bridge-in/deliver-facts.js';
import { restateDesk } from '../record/restate-desk.js';
import type { CompareRuns } from './compare-runs.js';
import type { Finding } from './finding.js';
import { openInstancesAfter, type OpenInstance } from './open-instances.js';
import { isGone, redeliver, type RestartRun } from './restart-run.js';
import type { RunInspector } from './run-inspector.js';

const EVERY = 300_000;
/** Runs asked for at the same time. */
const AT_ONCE = 8;
/** A workflow task tried more often than this is not a hiccup. */
const TASK_ATTEMPTS = 5;
const KEPT = 500;

export class Reconcile {
  private readonly logger = new Logger('Reconciler');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly inspector: RunInspector,
    private readonly restartRun: RestartRun,
    private readonly deliverFacts: DeliverFacts,
    private readonly compareRuns: CompareRuns,
    private readonly every: number = EVERY,
  ) {}

  start(): void {
    const { every } = this;
    this.timer = setInterval(() => {
      this.running = this.ifDue(every).catch((error: unknown) => this.logger.warn(String(error)));
    }, every);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** One replica at a time looks; the others find that it was done. */
  private async ifDue(every: number): Promise<void> {
    const [row] = await this.database.query<{ due: boolean }>(
      `select not exists (select 1 from reconciliation where started_at > clock_timestamp() - $1 * interval '1 millisecond') as due`,
      [every * 0.8],
    );
    if (row?.due) await this.execute();
  }

  /** Looks at every open return once and keeps what it found. */
  async execute(): Promise<Finding[]> {
    const [{ id } = { id: '0' }] = await this.database.query<{ id: string }>('insert into reconciliation default values returning id');
    const restored = await this.compareRuns.incarnationToCompare();
    const findings: Finding[] = restored === null ? [] : await this.compareRuns.execute();
    const agreed = findings.every(({ mended }) => mended) ? restored : null;
    let checked = 0;
    for (let page = await openInstancesAfter(this.database, ''); page.length > 0; page = await openInstancesAfter(this.database, page.at(-1)?.subject ?? '')) {
      for (let from = 0; from < page.length; from += AT_ONCE) {
        const found = await Promise.all(page.slice(from, from + AT_ONCE).map((instance) => this.check(instance)));
        findings.push(...found.flat());
      }
      checked += page.length;
    }
    await this.database.query('update reconciliation set finished_at = clock_timestamp(), checked = $2, findings = $3, agreed_incarnation = $4 where id = $1', [id, checked, JSON.stringify(findings), agreed]);
    await this.database.query('delete from reconciliation where id <= $1', [BigInt(id) - BigInt(KEPT)]);
    if (findings.length > 0) this.logger.warn(`${findings.length} findings in ${checked} open returns, ${findings.filter((finding) => finding.mended).length} mended`);
    return findings;
  }

  private async check(instance: OpenInstance): Promise<Finding[]> {
    const { subject } = instance;
    const findings: Finding[] = [];
    const add = (problem: Finding['problem'], detail: string, mended = false): void => void findings.push({ subject, problem, detail, mended });
    try {
      if (!instance.started) {
        if (instance.registered_long_ago) add('not_started', instance.workflow_id);
      } else if (!(await this.checkRun(instance, add))) return findings;
      await this.checkFacts(instance, add);
      await this.checkDesk(instance, add);
    } catch (error) {
      add('unchecked', String(error));
    }
    for (const runId of instance.fenced) add('fenced', runId);
    for (const runId of instance.recomputed) add('recomputed', runId);
    if (instance.overdue) add('overdue', instance.workflow_id);
    if (instance.refused > 0) add('refused', String(instance.refused));
    if (instance.parked > 0) add('held_up', String(instance.parked));
    if (instance.strangers.length > 0) add('stranger', instance.strangers.join(', '));
    for (const position of instance.parked > 0 ? [] : instance.positions) add('position_differs', position);
    return findings;
  }

  /** False when the run is not one to compare further with. */
  private async checkRun(instance: OpenInstance, add: Add): Promise<boolean> {
    const report = await this.inspector.inspect(instance.workflow_id);
    if (isGone(report)) {
      const started = await this.restartRun.execute(instance.subject);
      add('run_lost', `${report.state} ${instance.run_id ?? ''}`, started);
      return false;
    }
    if (report.state === 'completed') add('completed_but_open', report.runId ?? '');
    else if (report.runId !== instance.run_id) add('other_run', report.runId ?? '');
    if (report.workflowTaskAttempt > TASK_ATTEMPTS) add('workflow_task_fails', `attempt ${report.workflowTaskAttempt}`);
    return report.state === 'running';
  }

  private async checkFacts(instance: OpenInstance, add: Add): Promise<void> {
    if (instance.fenced.length > 0) return; // a person decides first
    if (instance.unapplied > 0) add('unapplied', String(await redeliver(this.database, instance.subject)), true);
    if (instance.undelivered > 0) add('undelivered', String(instance.undelivered), true);
    if (instance.unapplied > 0 || instance.undelivered > 0) this.deliverFacts.offer(instance.subject, 'bulk');
  }

  private async checkDesk(instance: OpenInstance, add: Add): Promise<void> {
    if (JSON.stringify(instance.tasks) === JSON.stringify(instance.stated)) return;
    const restated = await this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ tasks: Record<string, unknown> | null }>(`select snapshot->'tasks' as tasks from instance where subject = $1 for update`, [instance.subject]);
      return row?.tasks ? restateDesk(tx, this.journal, instance.subject, new Set(Object.keys(row.tasks))) : 0;
    });
    if (restated > 0) add('desk_differs', String(restated), true);
  }
}

type Add = (problem: Finding['problem'], detail: string, mended?: boolean) => void;
