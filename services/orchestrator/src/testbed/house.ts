/**
 * A whole house around the orchestrator: Kafka, PostgreSQL and Temporal for real, departments reduced to their journals.
 * The orchestrator runs in this process or in one of its own that can be killed.
 */
import { fileURLToPath } from 'node:url';
import type { FactBody } from '@guitu/contracts/fact';
import { factEvent } from '@guitu/contracts/events/fact-events';
import { CalendarPublishedV1, PolicyPublishedV1 } from '@guitu/contracts/events/policy-published';
import { subjectOf } from '@guitu/contracts/process-names';
import type { TaskStatement } from '@guitu/contracts/task';
import { SERVED_DESKS, type Desk } from '@guitu/contracts/vocabulary';
import { topicOf } from '@guitu/messaging/event-definition';
import { Journal } from '@guitu/messaging/journal';
import { MessagingTables1700000000001 } from '@guitu/messaging/messaging-tables.migration';
import { Relay } from '@guitu/messaging/relay';
import { RelayWake } from '@guitu/messaging/relay-wake';
import { createTopics, deleteTopics } from '@guitu/messaging/testbed/topics';
import { inTransaction } from '@guitu/persistence/transaction';
import { readServiceConfig } from '@guitu/platform/service/service-config';
import { startService, type RunningService, type StartOptions } from '@guitu/platform/service/start-service';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import type { ProfileRef } from '@guitu/return-process/policy/resolve';
import { TestChild } from '@guitu/testing/child-process';
import { eventually } from '@guitu/testing/eventually';
import { testBrokers } from '@guitu/testing/test-address';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { testTopicPrefix } from '@guitu/testing/test-topics';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { createOrchestrator } from '../create-orchestrator.js';
import { readTemporalConfig } from '../temporal/temporal-config.js';
import { answerTask } from './answer-task.js';
import { calendarOf, COMPANY, factOf, policyOf, registrationOf, SHA } from './return-run.js';
import { sourceBundle } from './source-bundle.js';
import { devServer } from './temporal-servers.js';

interface Department { database: TestDatabase; journal: Journal; relay: Relay }
const TOPICS = [...SERVED_DESKS, 'process'];
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export class House {
  private readonly closing: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly prefix: string,
    readonly temporal: TestWorkflowEnvironment,
    readonly process: TestDatabase,
    private readonly departments: ReadonlyMap<Desk, Department>,
    private readonly bundlePath: string,
    private readonly brokers: readonly string[],
  ) {}

  static async open(): Promise<House> {
    const prefix = testTopicPrefix();
    const brokers = testBrokers();
    const kafka = { brokers, clientId: 'house' };
    const [temporal, database, bundlePath] = await Promise.all([devServer(), createTestDatabase([]), sourceBundle(), createTopics(kafka, TOPICS.map((source) => topicOf(prefix, source)))]);
    const departments = new Map<Desk, Department>();
    for (const desk of SERVED_DESKS) {
      const own = await createTestDatabase([MessagingTables1700000000001]);
      const wake = new RelayWake(own.dataSource);
      const relay = new Relay({ kafka: { ...kafka, clientId: desk }, dataSource: own.dataSource, source: desk, wake });
      relay.start();
      departments.set(desk, { database: own, journal: new Journal(topicOf(prefix, desk), wake), relay });
    }
    return new House(prefix, temporal, database, departments, bundlePath, brokers);
  }

  async close(): Promise<void> {
    for (const close of this.closing.reverse()) await close();
    for (const { relay } of this.departments.values()) await relay.stop();
    await Promise.all([...this.departments.values()].map(({ database }) => database.drop()));
    await this.process.drop();
    await this.temporal.teardown();
    await deleteTopics({ brokers: testBrokers(), clientId: 'house' }, TOPICS.map((source) => topicOf(this.prefix, source)));
  }

  /** What the orchestrator is told from outside. */
  env(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      GUITU_ORCHESTRATOR_DATABASE_URL: this.process.url, GUITU_ORCHESTRATOR_PORT: '0', GUITU_KAFKA_BROKERS: this.brokers.join(','), GUITU_TOPIC_PREFIX: this.prefix,
      GUITU_TEMPORAL_ADDRESS: this.temporal.address, GUITU_TEMPORAL_NAMESPACE: this.temporal.namespace ?? 'default', GUITU_WORKFLOW_BUNDLE: this.bundlePath,
      GUITU_LOG_LEVEL: 'warn', GUITU_AUTH_MODE: 'dev', GUITU_PEOPLE: 'demo', ...more,
    };
  }

  /** Starts it in this process; stopped with the house. */
  async orchestrator(more: Readonly<Record<string, string>> = {}, options: StartOptions = {}): Promise<RunningService> {
    const env = this.env(more);
    const service = await startService(createOrchestrator(readTemporalConfig(env)), readServiceConfig('orchestrator', env), { logger: false, ...options });
    let stopped: Promise<void> | undefined;
    const stop = () => (stopped ??= service.stop());
    this.closing.push(stop);
    return { ...service, stop };
  }

  /** Starts it in a process of its own, to be killed. */
  orchestratorProcess(more: Readonly<Record<string, string>> = {}): TestChild {
    const child = new TestChild(MAIN, this.env(more));
    this.closing.push(() => child.dispose());
    return child;
  }

  /** Policy and calendar as returns would publish them, once per key. */
  async publish(ref: ProfileRef): Promise<void> {
    await this.publishPolicy(policyOf(ref));
  }

  /** The same of a policy that does not ship. */
  async publishPolicy(policy: ResolvedProfile): Promise<void> {
    const ref = `${policy.key}@${policy.version}`;
    const calendar = calendarOf(policy.calendar);
    const pinned = (document: { key: string; version: number }) => ({ key: document.key, version: document.version, sha256: SHA, body: document as unknown as Record<string, unknown> });
    const { database, journal } = this.department('returns');
    await inTransaction(database.dataSource, (tx) => journal.append(tx, PolicyPublishedV1, { subject: `policy/${ref}`, body: pinned(policy) }));
    await inTransaction(database.dataSource, (tx) => journal.append(tx, CalendarPublishedV1, { subject: `calendar/${calendar.key}@${calendar.version}/${ref}`, body: pinned(calendar) }));
  }

  /** Records a fact at a desk: committed and journalled at once, whatever else is dead. */
  async record(desk: Desk, fact: FactBody): Promise<void> {
    const { database, journal } = this.department(desk);
    await inTransaction(database.dataSource, (tx) => journal.append(tx, factEvent(desk, fact.kind), { subject: subjectOf(fact.companyCode, fact.returnNo), body: fact }));
  }

  register(returnNo: string, ref: ProfileRef, more: Partial<FactBody> = {}): Promise<void> {
    return this.record('returns', registrationOf(returnNo, ref, Date.now(), more));
  }

  /** Does what the open task for this kind asks, as its owner; waits for the task. */
  async answer(returnNo: string, kind: FactBody['kind'], more: Partial<FactBody> = {}): Promise<void> {
    const task = await eventually(`task for ${kind} of ${returnNo}`, async () => (await this.openTasks(returnNo)).find((open) => open.accepts === kind));
    await this.answerTask(task, more);
  }

  answerTask(task: TaskStatement, more: Partial<FactBody> = {}): Promise<void> {
    return this.record(task.desk, factOf(task.returnNo, task.desk, task.accepts, Date.now(), { ...answerTask(task), by: { dept: task.owner.dept, role: task.owner.role, staff: `e-${task.desk}` }, ...more }));
  }

  /** Answers whatever is open until the return is closed; what is asked with its end (a survey) stays unanswered. */
  async finish(returnNo: string, timeout = 110_000): Promise<void> {
    const answered = new Set<string>();
    const deadline = performance.now() + timeout;
    for (;;) {
      // the tasks first: those that come with the end are not among them where the end is not there yet
      const open = await this.openTasks(returnNo);
      if ((await this.said(returnNo, 'process.return-closed.v1')).length > 0) return;
      if (performance.now() > deadline) throw new Error(`${returnNo} did not end; open: ${open.map((task) => task.taskId).join(' ')}`);
      for (const task of open) {
        const name = `${task.taskId}@${task.rev}`;
        if (answered.has(name)) continue;
        answered.add(name);
        await this.answerTask(task);
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** Bodies of what the process said about a return, oldest first. */
  async said<Body = Record<string, unknown>>(returnNo: string, type: string): Promise<Body[]> {
    const rows: { body: Body }[] = await this.process.dataSource.query('select body from journal where subject = $1 and type = $2 order by seq', [subjectOf(COMPANY, returnNo), type]).catch(() => []);
    return rows.map((row) => row.body);
  }

  async openTasks(returnNo: string): Promise<TaskStatement[]> {
    const last = new Map((await this.said<TaskStatement>(returnNo, 'process.task-stated.v1')).map((task) => [task.taskId, task]));
    return [...last.values()].filter((task) => task.state === 'open');
  }

  private department(desk: Desk): Department {
    const department = this.departments.get(desk);
    if (!department) throw new Error(`no department ${desk}`);
    return department;
  }
}
