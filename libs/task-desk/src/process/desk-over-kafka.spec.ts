import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskStatedV1 } from '@guitu/contracts/events/process-events';
import { subjectOf } from '@guitu/contracts/process-names';
import type { TaskStatement } from '@guitu/contracts/task';
import { topicOf } from '@guitu/messaging/event-definition';
import { Journal } from '@guitu/messaging/journal';
import { MessagingTables1700000000001 } from '@guitu/messaging/messaging-tables.migration';
import { Relay } from '@guitu/messaging/relay';
import { RelayWake } from '@guitu/messaging/relay-wake';
import { inTransaction } from '@guitu/persistence/transaction';
import { eventually } from '@guitu/testing/eventually';
import { testBrokers } from '@guitu/testing/test-address';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { DeskStand } from '../testbed/desk-stand.js';
import { inspected, smallQuality } from '../testbed/quality-desk.js';
import { taskOf } from '../testbed/statements.js';

/** A busy broker may take its time to form a group (ms). */
const PATIENCE = 30_000;

/** The desk as it is wired in production: its tasks come over Kafka, its facts leave over Kafka. */
describe('a desk on Kafka', () => {
  let stand: DeskStand;
  let process: TestDatabase;
  let journal: Journal;
  let relay: Relay;
  beforeAll(async () => {
    [stand, process] = await Promise.all([DeskStand.start(smallQuality), createTestDatabase([MessagingTables1700000000001])]);
    const wake = new RelayWake(process.dataSource);
    journal = new Journal(topicOf(stand.topicPrefix, 'process'), wake);
    relay = new Relay({ kafka: { brokers: testBrokers(), clientId: 'process' }, dataSource: process.dataSource, source: 'process', wake });
    relay.start();
  });
  afterAll(async () => {
    await relay.stop();
    await Promise.all([stand.stop(), process.drop()]);
  });

  const state = (task: TaskStatement, addressedTo: string[]) =>
    inTransaction(process.dataSource, (tx) => journal.append(tx, TaskStatedV1, { subject: subjectOf(task.companyCode, task.returnNo), body: task, addressedTo }));

  it('shows a task, takes its fact, sends the fact, and passes over what is for others', async () => {
    const task = taskOf('quality', 'inspect');
    await state({ ...task, desk: 'warehouse' }, ['warehouse']);
    await state(task, ['quality']);
    await eventually('the task on the desk', async () => ((await stand.get(`/tasks?returnNo=${task.returnNo}`, 'e-qc')).body['items'] as unknown[]).length === 1, PATIENCE);
    expect(await stand.rows('position')).toEqual([{ source: 'process', subject: subjectOf(task.companyCode, task.returnNo), last_seq: 2 }]);
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const answer = await stand.send('POST', `/returns/${task.returnNo}/inspections`, 'e-qc', { taskId: task.taskId, ...inspected('10') }, { 'idempotency-key': 'over-kafka-1', traceparent });
    expect(answer.status).toBe(201);
    const [event] = await eventually('the fact was sent', async () => { const rows = await stand.rows<{ sent_at: Date | null; headers: { traceparent: string } }>('journal'); return rows[0]?.sent_at ? rows : undefined; }, PATIENCE);
    expect(event?.headers.traceparent).toContain('4bf92f3577b34da6a3ce929d0e0e4736');
    const ready = await stand.send('GET', '//health/ready', null);
    expect([ready.status, ready.body]).toMatchObject([200, { ready: true, checks: { consumer: { ok: true } } }]);
  }, 2 * PATIENCE);
});
