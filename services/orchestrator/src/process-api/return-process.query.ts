/** One return as the process holds it: status, tasks, clocks, facts and how far each came, fences, operators' entries. */
import { ClockStatedV1, TaskStatedV1 } from '@guitu/contracts/events/process-events';
import { workflowId } from '@guitu/contracts/process-names';
import { ReturnStatus } from '@guitu/contracts/status';
import { TaskStatement } from '@guitu/contracts/task';
import { Problem } from '@guitu/platform/http/problem';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';
import type { TemporalConfig } from '../temporal/temporal-config.js';

const Instant = z.number().nullable();
export const ProcessOfReturn = z.object({
  workflowId: z.string(), runId: z.string().nullable(), epoch: z.int(), rev: z.int(),
  temporalUrl: z.string().nullable(),
  openedAt: Instant, startedAt: Instant, closedAt: Instant, recordedAt: Instant, dueAt: Instant,
  status: ReturnStatus.nullable(),
  tasks: z.array(TaskStatement.loose()),
  clocks: z.array(z.looseObject({ clockId: z.string(), state: z.string() })),
  facts: z.array(z.object({
    source: z.string(), seq: z.int(), factId: z.string(), kind: z.string(), via: z.string(), state: z.string(), outcome: z.string().nullable(),
    failure: z.string().nullable(), recordedAt: Instant, receivedAt: Instant, appliedAt: Instant,
  })),
  fenced: z.array(z.object({ runId: z.string(), reason: z.string(), attempts: z.int(), lastAt: Instant, adoptedAt: Instant, adoptedBy: z.string().nullable() })),
  operatorEntries: z.array(z.object({
    entryId: z.string(), signal: z.string(), kind: z.string(), desk: z.string(), enteredAt: Instant, outcome: z.enum(['taken', 'refused']).nullable(), code: z.string().nullable(),
  })),
}).meta({ id: 'ProcessOfReturn' });
export type ProcessOfReturn = z.infer<typeof ProcessOfReturn>;

interface InstanceRow {
  workflow_id: string; run_id: string | null; epoch: number; rev: number; status: ReturnStatus | null;
  opened_at: Date; started_at: Date | null; closed_at: Date | null; recorded_at: Date | null; due_at: Date | null;
}
const at = (date: Date | null): number | null => date?.getTime() ?? null;

/** @throws Problem 404 when nobody registered such a return */
export async function readReturnProcess(database: Database, temporal: TemporalConfig, companyCode: string, returnNo: string): Promise<ProcessOfReturn> {
  const subject = `${companyCode}/${returnNo}`;
  const [instance] = await database.query<InstanceRow>('select * from instance where subject = $1', [subject]);
  if (!instance) throw Problem.notFound('没有这张客退单。', 'There is no such return.');
  const [tasks, clocks, facts, fenced, entries] = await Promise.all([
    lastStatements<TaskStatement>(database, subject, TaskStatedV1.type, 'taskId'),
    lastStatements<{ clockId: string; state: string }>(database, subject, ClockStatedV1.type, 'clockId'),
    readFacts(database, subject),
    database.query<{ run_id: string; reason: string; attempts: number; last_at: Date; adopted_at: Date | null; adopted_by: string | null }>(
      'select run_id, reason, attempts, last_at, adopted_at, adopted_by from fenced_record where subject = $1 order by first_at', [subject],
    ),
    database.query<{ entry_id: string; signal: string; kind: string; desk: string; entered_at: Date; outcome: 'taken' | 'refused' | null; code: string | null }>(
      'select entry_id, signal, kind, desk, entered_at, outcome, code from operator_entry where subject = $1 order by entered_at', [subject],
    ),
  ]);
  return {
    workflowId: instance.workflow_id, runId: instance.run_id, epoch: instance.epoch, rev: instance.rev,
    temporalUrl: temporal.uiUrl ? `${temporal.uiUrl}/namespaces/${temporal.namespace}/workflows/${encodeURIComponent(workflowId(companyCode, returnNo))}` : null,
    openedAt: at(instance.opened_at), startedAt: at(instance.started_at), closedAt: at(instance.closed_at), recordedAt: at(instance.recorded_at), dueAt: at(instance.due_at),
    status: instance.status,
    tasks: tasks.filter((task) => task.state === 'open' || task.state === 'asked_back'),
    clocks,
    facts,
    fenced: fenced.map((row) => ({ runId: row.run_id, reason: row.reason, attempts: row.attempts, lastAt: at(row.last_at), adoptedAt: at(row.adopted_at), adoptedBy: row.adopted_by })),
    operatorEntries: entries.map((row) => ({ entryId: row.entry_id, signal: row.signal, kind: row.kind, desk: row.desk, enteredAt: at(row.entered_at), outcome: row.outcome, code: row.code })),
  };
}

/** The last statement about each task or clock: whole statements, so the last one is all there is to know. */
async function lastStatements<T>(database: Database, subject: string, type: string, id: string): Promise<T[]> {
  const rows = await database.query<{ body: T }>(
    'select distinct on (body->>$3) body from journal where subject = $1 and type = $2 order by body->>$3, seq desc',
    [subject, type, id],
  );
  return rows.map((row) => row.body);
}

async function readFacts(database: Database, subject: string): Promise<ProcessOfReturn['facts']> {
  const rows = await database.query<{
    source: string; seq: number; fact_id: string; kind: string; via: string; state: string; outcome: string | null; failure: string | null;
    recorded_at: Date; received_at: Date; applied_at: Date | null;
  }>('select * from fact where subject = $1 order by received_at, source, seq', [subject]);
  return rows.map((row) => ({
    source: row.source, seq: row.seq, factId: row.fact_id, kind: row.kind, via: row.via, state: row.state, outcome: row.outcome,
    failure: row.failure, recordedAt: at(row.recorded_at), receivedAt: at(row.received_at), appliedAt: at(row.applied_at),
  }));
}
