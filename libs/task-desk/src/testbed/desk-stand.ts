/** A service on a database and topics of its own, with people who sign in over HTTP and a process that speaks when the test says. */
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FactAppliedV1, OperatorEntryV1, StatusStatedV1, TaskStatedV1 } from '@guitu/contracts/events/process-events';
import { ReturnTakenOverV1, takenOverSubject, type ReturnTakenOver } from '@guitu/contracts/events/return-taken-over';
import { factEvent } from '@guitu/contracts/events/fact-events';
import type { EventDefinition } from '@guitu/contracts/events/define-event';
import type { FactBody } from '@guitu/contracts/fact';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { subjectOf } from '@guitu/contracts/process-names';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Desk } from '@guitu/contracts/vocabulary';
import { DevIssuer } from '@guitu/identity/dev-issuer';
import { Directory } from '@guitu/identity/directory';
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import { eventHeaders } from '@guitu/messaging/event-record';
import { createTopics, deleteTopics } from '@guitu/messaging/testbed/topics';
import { topicOf } from '@guitu/messaging/event-definition';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { sourceOf, type ServiceDefinition } from '@guitu/platform/service/define-service';
import { EventReader } from '@guitu/platform/service/event-reader';
import { readServiceConfig } from '@guitu/platform/service/service-config';
import { startService, type RunningService } from '@guitu/platform/service/start-service';
import { testBrokers } from '@guitu/testing/test-address';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { testTopicPrefix } from '@guitu/testing/test-topics';
import { statusOf, taskOf } from './statements.js';

export interface Answer { readonly status: number; readonly body: Record<string, unknown> & { code?: string; errors?: { path: string }[] }; readonly headers: Headers }

export class DeskStand {
  private readonly seqs = new Map<string, number>();
  private keys = 0;
  private snapshot: Promise<string> | undefined;

  private constructor(private readonly definition: ServiceDefinition, readonly database: TestDatabase, readonly service: RunningService, readonly topicPrefix: string, private readonly topics: readonly string[], private readonly objects: string) {}

  /** @param people whom the house employs, asked for at every turn; default: the demo people */
  static async start(definition: ServiceDefinition, env: Readonly<Record<string, string>> = {}, people?: () => PeopleRecords): Promise<DeskStand> {
    const database = await createTestDatabase([]);
    const prefix = testTopicPrefix();
    const sources = new Set([sourceOf(definition), ...definition.reads.map((read) => read.source)]);
    const topics = [...sources].map((source) => topicOf(prefix, source));
    await createTopics({ brokers: testBrokers(), clientId: prefix }, topics);
    const objects = join(tmpdir(), `guitu-objects-${prefix}`);
    const own = `GUITU_${definition.name.toUpperCase()}`;
    const config = readServiceConfig(definition.name, {
      [`${own}_DATABASE_URL`]: database.url, [`${own}_PORT`]: '0', GUITU_KAFKA_BROKERS: testBrokers().join(','), GUITU_TOPIC_PREFIX: prefix, GUITU_LOG_LEVEL: 'silent', GUITU_PEOPLE: 'demo',
      GUITU_OBJECT_STORE_URL: pathToFileURL(objects).href, ...env,
    });
    const service = await startService(definition, config, { logger: false, ...(people !== undefined && { people }) });
    return new DeskStand(definition, database, service, prefix, topics, objects);
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.database.drop();
    await rm(this.objects, { recursive: true, force: true });
    await deleteTopics({ brokers: testBrokers(), clientId: 'test' }, this.topics);
  }

  /** Any request to the service; `person` is a demo person's staff id, or null for none. Paths beginning with '//' stand outside the API. */
  async send(method: string, path: string, person: string | null, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const url = path.startsWith('//') ? `${this.service.url}${path.slice(1)}` : `${this.service.url}/api/${sourceOf(this.definition)}/v1${path}`;
    const response = await fetch(url, {
      method, signal: AbortSignal.timeout(60_000),
      headers: {
        ...(person !== null && { authorization: `Bearer ${await this.token(person)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : { text } };
  }

  get(path: string, person: string): Promise<Answer> {
    return this.send('GET', path, person);
  }

  /** A command; without `key` a new Idempotency-Key each time. */
  post(path: string, person: string | null, body: unknown, key: string = `test-key-${++this.keys}`): Promise<Answer> {
    return this.send('POST', path, person, body, { 'idempotency-key': key });
  }

  /** @param lifetime as jose reads it; '-1h' gives an expired token */
  token(person: string, lifetime?: string): Promise<string> {
    const found = this.service.app.get(Directory).person(person);
    if (found === undefined) throw new Error(`no demo person ${person}`);
    return this.service.app.get(DevIssuer).token({ ...found, staff: person }, lifetime);
  }

  /** The process says something about a return; the service has handled it when this returns. @returns its sequence */
  say<T extends { companyCode: string; returnNo: string }>(event: EventDefinition<T>, body: T, addressedTo?: readonly string[]): Promise<number> {
    return this.deliver('process', event, subjectOf(body.companyCode, body.returnNo), body, addressedTo);
  }

  /** A task of this desk, as the process would state it; give what matters to the test. */
  async task(desk: Desk, accepts: FactKind, more: Partial<TaskStatement> = {}): Promise<TaskStatement> {
    const task = taskOf(desk, accepts, more);
    await this.say(TaskStatedV1, task);
    return task;
  }

  async status(returnNo: string, more: Partial<ReturnStatus> = {}): Promise<void> {
    await this.say(StatusStatedV1, statusOf(returnNo, more));
  }

  /** The process took a fact of this desk. */
  async confirm(fact: { factId: string; returnNo: string; kind: FactKind; seq: number }, outcome: 'applied' | 'anomaly' | 'ignored' | 'kept' = 'applied'): Promise<void> {
    const { companyCode, plantCode } = taskOf('quality', 'dispose');
    await this.say(FactAppliedV1, { companyCode, plantCode, source: sourceOf(this.definition) as Desk, anomalies: [], outcome, returnNo: fact.returnNo, factId: fact.factId, kind: fact.kind, seq: fact.seq });
  }

  /** An operator typed a signal. */
  async operatorEntry(entry: { returnNo: string; kind: FactKind; staff: string | null; payload: Record<string, unknown>; taskId?: string; entryId?: string }): Promise<void> {
    const { companyCode, plantCode } = taskOf('quality', 'dispose');
    await this.say(OperatorEntryV1, { companyCode, plantCode, desk: sourceOf(this.definition) as Desk, signal: entry.kind, scope: {}, at: Date.now(), entryId: `entry-${++this.keys}`, taskId: null, ...entry });
  }

  /** Another department's fact, as it is heard over that department's topic. */
  async hear(desk: Desk, kind: FactKind, returnNo: string, payload: object, more: Partial<FactBody> = {}): Promise<void> {
    const { companyCode, plantCode } = taskOf(desk, kind);
    const body = { factId: uuidv7(), kind, companyCode, plantCode, returnNo, performedAt: Date.now(), recordedAt: Date.now(), by: { dept: 'SALES', role: 'sales', staff: 'e-sales' }, via: 'desk', payload, ...more };
    await this.deliver(desk, factEvent(desk, kind), subjectOf(companyCode, returnNo), body as FactBody);
  }

  /** 期初在途 as returns tells of it. */
  async takeOver(load: ReturnTakenOver): Promise<void> {
    await this.deliver('returns', ReturnTakenOverV1, takenOverSubject(load.companyCode, load.returnNo), load);
  }

  /** Something said by a service, with its next number for the subject; handled when this returns. */
  async deliver<T>(source: string, event: EventDefinition<T>, subject: string, body: T, addressedTo?: readonly string[]): Promise<number> {
    const stream = `${source}/${subject}`;
    const seq = (this.seqs.get(stream) ?? 0) + 1;
    this.seqs.set(stream, seq);
    const value = Buffer.from(JSON.stringify(event.schema.parse(body)));
    const headers = eventHeaders(source, 1, { id: uuidv7(), subject, seq, type: event.type, headers: addressedTo ? { guitu_for: addressedTo.join(',') } : {}, body: value.toString(), recordedAt: new Date() });
    const outcome = await this.service.app.get(EventReader).positions.apply(source, [{ topic: source, partition: 0, offset: String(seq), key: Buffer.from(subject), headers, value }]);
    if (outcome.parked > 0 || outcome.dead > 0) throw new Error(`${event.type} was not taken: ${JSON.stringify(await this.rows('parked'))}`);
    return seq;
  }

  rows<Row extends object = Record<string, unknown>>(table: string): Promise<Row[]> {
    return this.database.dataSource.query(`select * from ${table}`);
  }

  /** Everything a command could have changed, as one text per table: compare before and after a refusal. */
  async contents(): Promise<Record<string, string>> {
    this.snapshot ??= this.snapshotStatement();
    const rows: { name: string; text: string }[] = await this.database.dataSource.query(await this.snapshot);
    return Object.fromEntries(rows.map(({ name, text }) => [name, text]));
  }

  /** One statement for all tables: asked one by one they cost most of a suite's time. */
  private async snapshotStatement(): Promise<string> {
    const tables: { name: string }[] = await this.database.dataSource.query(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_name not in ('position', 'source_incarnation', 'relay_leader', 'migration') order by 1`,
    );
    // what the relay notes by itself is no change of a command
    // nor is what the service hears of itself, some time after its journal has it
    const heardOfItself = ` where source <> '${sourceOf(this.definition)}'`;
    return tables.map(({ name }) => `select '${name}' as name, count(*)::text || coalesce(md5(string_agg((to_jsonb(t) - array['sent_at', 'sent_again', 'sent_again_at'])::text, '' order by t::text)), '') as text from "${name}" t${name === 'timeline_entry' ? heardOfItself : ''}`).join(' union all ');
  }
}
