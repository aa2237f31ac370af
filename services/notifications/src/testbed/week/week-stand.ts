/** Plays planned days on the real service: real PostgreSQL and Kafka, a process that is told the time, vendors that remember. */
import { fileURLToPath } from 'node:url';
import { Database } from '@guitu/persistence/database';
import { EventWriter, type WrittenEvent } from '@guitu/messaging/testbed/event-writer';
import { createTopics, deleteTopics } from '@guitu/messaging/testbed/topics';
import { topicOf } from '@guitu/messaging/event-definition';
import { TestChild } from '@guitu/testing/child-process';
import { eventually } from '@guitu/testing/eventually';
import { testBrokers } from '@guitu/testing/test-address';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { testTopicPrefix } from '@guitu/testing/test-topics';
import { at, OPERATOR, ZONE } from './house.js';
import { numbersFrom } from './plan.js';
import { Sinks } from './sinks.js';

const MINUTE = 60_000;
/** Longer than a sender's claim lasts, and than a failed one waits (ms). */
const LATER = 61_000;
const LIMIT = 120_000;
/** Starts of shifts, end of lunch, second digest: local minutes at which a digest may be due. */
const LOOKS = [6 * 60, 8 * 60, 8 * 60 + 30, 13 * 60 + 30, 14 * 60, 16 * 60 + 30, 22 * 60, 24 * 60];
function nextLook(now: number): number {
  const day = Math.floor((now - at(0, 0)) / (1440 * MINUTE));
  return LOOKS.map((minute) => at(day, minute)).find((instant) => instant > now) ?? at(day + 1, 0);
}
const SOURCES = ['process', 'returns', 'warehouse', 'quality', 'production', 'finance'];

export class WeekStand {
  kills = 0;
  private now = at(0, 0);
  private child: TestChild | undefined;
  private control = '';
  private url = '';

  private constructor(readonly test: TestDatabase, readonly database: Database, readonly prefix: string, readonly sinks: Sinks, private readonly writer: EventWriter) {}

  static async start(): Promise<WeekStand> {
    let stand: WeekStand | undefined = undefined;
    const test = await createTestDatabase([]);
    const prefix = testTopicPrefix();
    const kafka = { brokers: testBrokers(), clientId: prefix };
    await createTopics(kafka, SOURCES.map((source) => topicOf(prefix, source)));
    const sinks = await Sinks.start(() => stand?.now ?? at(0, 0));
    stand = new WeekStand(test, new Database(test.dataSource), prefix, sinks, await EventWriter.start(kafka, 'process', topicOf(prefix, 'process')));
    await stand.raise();
    return stand;
  }

  async stop(): Promise<void> {
    await this.child?.dispose();
    await this.writer.stop();
    await this.sinks.stop();
    await this.test.drop();
    await deleteTopics({ brokers: testBrokers(), clientId: 'test' }, SOURCES.map((source) => topicOf(this.prefix, source)));
  }

  /** As that person, over HTTP. @returns the status: 200 or 422 @throws Error with the answer of any other */
  async command(staff: string, path: string, body: object): Promise<number> {
    const token = await (await fetch(`${this.control}/token?staff=${staff}`)).text();
    const response = await fetch(`${this.url}/api/notifications/v1${path}`, {
      method: 'POST', body: JSON.stringify(body), headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': `${staff}-${path}-${this.now}`.replaceAll(/[^A-Za-z0-9-]/g, '-').slice(0, 60) },
    });
    if (![200, 422].includes(response.status)) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.status;
  }

  /** Every instant at which something may happen, to the end of the days; kills the service at so many of them, at random moments. */
  async play(events: readonly WrittenEvent[], days: number, kills: number, seed: number): Promise<void> {
    const random = numbersFrom(seed);
    const instants = [...new Set(events.map(({ recordedAt }) => recordedAt))];
    const doomed = new Set(Array.from({ length: kills }, () => instants[Math.floor(random() * instants.length)] ?? 0));
    let index = 0;
    for (let next = at(0, 0); next < at(days, 0);) {
      this.now = next;
      const due: WrittenEvent[] = [];
      for (let event = events[index]; event !== undefined && event.recordedAt <= next; event = events[index]) {
        due.push(event);
        index += 1;
      }
      await this.step(due, doomed.has(next) ? Math.floor(random() * 40) : null);
      next = await this.nextInstant(events[index]?.recordedAt ?? at(days, 0), next);
    }
  }

  /** @param killAfter ms after the events are on their topic; null: nobody is killed */
  private async step(events: readonly WrittenEvent[], killAfter: number | null): Promise<void> {
    const start = this.now;
    await this.ask(`/at?ms=${start}`);
    await this.writer.write(events);
    if (killAfter !== null) await this.killWithin(killAfter);
    await this.settle();
    if (await this.inHand()) {
      this.now = start + LATER;
      await this.ask(`/at?ms=${this.now}`);
      await this.settle();
      await this.lookAfterUnknown();
      this.now = start;
      await this.ask(`/at?ms=${start}`);
    }
  }

  private async settle(): Promise<void> {
    const seen = async (): Promise<boolean> => {
      const [row] = await this.database.query<{ n: number }>(`select coalesce(sum(last_seq), 0)::integer as n from position where source = 'process'`);
      return row?.n === this.writer.count;
    };
    await eventually('every event is taken', seen, LIMIT);
    await this.ask('/look');
  }

  /** Killed -9 while it takes events, makes messages or sends them; then another one starts. */
  private async killWithin(ms: number): Promise<void> {
    const looking = this.ask('/look').catch(() => undefined);
    const until = performance.now() + ms;
    await eventually('the moment has come', () => performance.now() >= until, LIMIT);
    this.child?.signal('SIGKILL');
    await looking;
    this.kills += 1;
    await this.child?.ends(LIMIT);
    await this.raise();
    await this.ask(`/at?ms=${this.now}`);
  }

  private async raise(): Promise<void> {
    const child = new TestChild(fileURLToPath(new URL('./week-child.ts', import.meta.url)), {
      ...this.sinks.environment, WEEK_NOW: String(this.now), GUITU_NOTIFICATIONS_DATABASE_URL: this.test.url, GUITU_NOTIFICATIONS_PORT: '0', GUITU_KAFKA_BROKERS: testBrokers().join(','),
      GUITU_TOPIC_PREFIX: this.prefix, GUITU_LOG_LEVEL: 'debug', GUITU_TIME_ZONE: ZONE, GUITU_AUTH_MODE: 'dev', GUITU_NOTIFICATIONS_CAP_REMIND: '6',
    });
    this.child = child;
    await child.prints('ready ', LIMIT);
    const [, control = '', url = ''] = child.lines.find((line) => line.startsWith('ready '))?.split(' ') ?? [];
    [this.control, this.url] = [control, url];
  }

  /** What the service has printed so far. */
  get printed(): readonly string[] {
    return this.child?.lines ?? [];
  }

  private async ask(path: string): Promise<void> {
    const response = await fetch(`${this.control}${path}`);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  }

  private async inHand(): Promise<boolean> {
    const rows = await this.database.query(`select 1 from delivery where state in ('sending', 'unknown') or (state = 'queued' and due_at <= $1) limit 1`, [new Date(this.now + LATER)]);
    return rows.length > 0;
  }

  /** The person whose task it is: looks at the vendor whether it is there, and says so. */
  private async lookAfterUnknown(): Promise<void> {
    const unknown = await this.database.query<{ id: string; message_id: string; channel: string }>(`select id, message_id, channel from delivery where state = 'unknown'`);
    if (unknown.length === 0) return;
    const { receipts } = this.sinks;
    for (const { id, message_id, channel } of unknown) {
      const arrived = receipts.some((one) => one.messageId === message_id && one.channel === channel);
      await this.command(OPERATOR.staff, `/deliveries/${id}/settle`, { outcome: arrived ? 'arrived' : 'again' });
    }
    await this.ask('/look');
  }

  /** The next event, or start of a shift, or instant for which the service itself has noted something; whole minutes. */
  private async nextInstant(event: number, now: number): Promise<number> {
    const [row] = await this.database.query<{ at: Date | null }>(
      `select least((select min(push_at) from notification where push_at > $1 and message_id is null), (select min(due_at) from delivery where state = 'queued' and due_at > $1),
         (select min(confirm_by) from notification where confirm_by > $1 and called_out_at is null)) as at`, [new Date(now)],
    );
    const noted = row?.at == null ? Infinity : Math.ceil(row.at.getTime() / MINUTE) * MINUTE;
    return Math.min(event, noted, nextLook(now));
  }
}
