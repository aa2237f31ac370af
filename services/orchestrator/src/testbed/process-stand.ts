/** A process database with what the record side needs, and builders for what runs and departments say. */
import { MessagingTables1700000000001 } from '@guitu/messaging/messaging-tables.migration';
import type { Effect } from '@guitu/contracts/events/process-events';
import type { FactBody } from '@guitu/contracts/fact';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { TaskStatement } from '@guitu/contracts/task';
import { EventContext } from '@guitu/messaging/event-context';
import { Journal } from '@guitu/messaging/journal';
import { RelayWake } from '@guitu/messaging/relay-wake';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import type { ReturnState } from '@guitu/return-process/return-process';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { PositionsOfReturn1700000000014 } from '../migrations/positions-of-return.migration.js';
import { ProcessTables1700000000010 } from '../migrations/process-tables.migration.js';
import { AfterRestore1700000000012 } from '../migrations/after-restore.migration.js';
import { Reopening1700000000011 } from '../migrations/reopening.migration.js';
import { TakingOver1700000000013 } from '../migrations/taking-over.migration.js';
import type { RecordRequest, Revision, Snapshot } from '../workflow/return-run.js';

export const COMPANY = 'C01';
export const PLANT = 'P01';
export const subjectFor = (returnNo: string): string => `${COMPANY}/${returnNo}`;
const SHA = 'a'.repeat(64);
/** A day in 2026, so that instants stay readable. */
export const T0 = Date.UTC(2026, 10, 23, 1, 0, 0);
export const MINUTE = 60_000;

export class ProcessStand {
  readonly wake: RelayWake;
  readonly journal: Journal;

  readonly database: Database;

  private constructor(private readonly own: TestDatabase) {
    this.database = new Database(own.dataSource);
    this.wake = new RelayWake(own.dataSource);
    this.wake.attach(() => undefined);
    this.journal = new Journal('spec.process', this.wake);
  }

  static async open(): Promise<ProcessStand> {
    return new ProcessStand(await createTestDatabase([MessagingTables1700000000001, ProcessTables1700000000010, Reopening1700000000011, AfterRestore1700000000012, TakingOver1700000000013, PositionsOfReturn1700000000014]));
  }

  close(): Promise<void> {
    return this.own.drop();
  }

  rows<Row extends object = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.database.query<Row>(sql, parameters);
  }

  /** Events of a return's stream, oldest first. */
  async said(returnNo: string): Promise<{ seq: number; type: string; body: Record<string, unknown> }[]> {
    return this.rows('select seq, type, body from journal where subject = $1 order by seq', [subjectFor(returnNo)]);
  }

  /** Registers a return without a bridge. */
  async registered(returnNo: string): Promise<void> {
    await this.rows(
      `insert into instance (subject, company_code, plant_code, return_no, customer_code, workflow_id, policy_key, policy_version, policy_sha256,
         calendar_key, calendar_version, calendar_sha256, opened_at) values ($1, $2, $3, $4, 'K01', $5, 'headline', 1, $6, 'cn', 1, $6, now())`,
      [subjectFor(returnNo), COMPANY, PLANT, returnNo, `rma/${COMPANY}-${returnNo}`, SHA],
    );
  }

  /** What an event handler gets, in a transaction of its own. */
  async receive(source: string, fact: FactBody, seq: number, handle: (context: EventContext, body: FactBody) => Promise<void>): Promise<void> {
    await this.database.transaction((tx) => handle(contextOf(tx, source, subjectFor(fact.returnNo), seq), fact));
  }
}

export function contextOf(tx: Transaction, source: string, subject: string, seq: number, type: string = `${source}.spec.v1`): EventContext {
  return new EventContext(tx, {
    source, subject, seq, id: uuidv7(), type, time: new Date(T0), incarnation: 1, addressedTo: undefined, headers: {}, value: Buffer.alloc(0),
  });
}

export const documentRef = { key: 'headline', version: 1, sha256: SHA };
export const calendarRef = { key: 'cn', version: 1, sha256: SHA };

export function fact(returnNo: string, kind: FactBody['kind'], payload: Record<string, unknown> = {}, more: Partial<FactBody> = {}): FactBody {
  return {
    factId: uuidv7(), kind, companyCode: COMPANY, plantCode: PLANT, returnNo, performedAt: T0, recordedAt: T0,
    by: { dept: 'SALES', role: 'sales', staff: 'e-1' }, via: 'desk', payload, ...more,
  };
}

export const registration = (returnNo: string, more: Partial<FactBody> = {}): FactBody =>
  fact(returnNo, 'register', { customerCode: 'K01', policy: documentRef, calendar: calendarRef, lines: [{ line: 1, item: 'I1', qty: '1', unit: 'pcs' }], attrs: {}, forms: [], sourceSystem: 'spec', externalId: returnNo }, more);

export function taskStated(returnNo: string, taskId: string, state: TaskStatement['state']): Effect {
  return {
    event: 'task-stated', at: T0, cause: 'spec',
    body: {
      taskId, rev: 1, state, companyCode: COMPANY, plantCode: PLANT, returnNo, customerCode: 'K01', step: 'review', title: { zh: '审核', en: 'Review' },
      scope: {}, round: 1, level: 1, owner: { dept: 'SALES', role: 'sales', head: 'salesHead' }, desk: 'returns', accepts: 'review',
      lines: [], menu: {}, notes: [], openedAt: T0, dueAt: null, clockId: null, extendable: false, clause: 'house',
    },
  };
}

export function factApplied(returnNo: string, source: 'returns' | 'quality', seq: number): Effect {
  return {
    event: 'fact-applied', at: T0, cause: 'spec',
    body: { companyCode: COMPANY, plantCode: PLANT, returnNo, source, seq, factId: uuidv7(), kind: 'review', outcome: 'applied', anomalies: [] },
  };
}

const statusFor = (returnNo: string): ReturnStatus => ({
  companyCode: COMPANY, plantCode: PLANT, returnNo, customerCode: 'K01', policy: 'headline@1', stages: [], result: null, closed: false, waitingFor: [],
  paused: null, breaches: [], escalation: 0, attention: [], lines: [],
});

/** A request with these revisions; the snapshot says no more than that it follows them. */
export function recordRequest(returnNo: string, revisions: Revision[], more: Partial<RecordRequest> & { tasks?: Snapshot['tasks'] } = {}): RecordRequest {
  const { tasks = {}, ...rest } = more;
  const rev = revisions.at(-1)?.rev ?? 0;
  return {
    companyCode: COMPANY, returnNo, epoch: 1, continuedFrom: null, revisions, status: statusFor(returnNo), dueAt: null, done: false,
    snapshot: { rev, state: { rev, marker: `after ${rev}`, about: { policy: 'headline@1' }, positions: {}, closedAt: null } as unknown as ReturnState, tasks }, ...rest,
  };
}
