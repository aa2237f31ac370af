import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { inTransaction } from '@guitu/persistence/transaction';
import { fetchStream, fillGaps } from './fill-gaps.js';
import { HttpGapFetcher } from './gap-fetcher.js';
import { Journal } from './journal.js';
import { MessagingTables1700000000001 } from './messaging-tables.migration.js';
import { listParked } from './parked-events.js';
import { Positions } from './positions.js';
import { readJournal } from './read-journal.js';
import { RelayWake } from './relay-wake.js';
import { AppliedTable1700000000002 } from './testbed/applied-table.migration.js';
import { MAKER, Noted, Recorder } from './testbed/event-stand.js';
import { rawEvents } from './testbed/raw-events.js';

let producing: TestDatabase;
let consuming: TestDatabase;
let server: Server;
let requests: IncomingMessage[] = [];
let answer: { status: number; body?: string } | undefined;
let recorder: Recorder;

beforeAll(async () => {
  [producing, consuming] = await Promise.all([
    createTestDatabase([MessagingTables1700000000001]),
    createTestDatabase([MessagingTables1700000000001, AppliedTable1700000000002]),
  ]);
  const journal = new Journal('maker', new RelayWake(producing.dataSource));
  for (const subject of ['C/1', 'C/2 é', 'C/3']) {
    for (let n = 1; n <= 4; n += 1) await inTransaction(producing.dataSource, (tx) => journal.append(tx, Noted, { subject, body: { n } }));
  }
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    requests.push(request);
    const query = new URL(request.url ?? '', 'http://maker').searchParams;
    const events = await readJournal(producing.dataSource, MAKER, query.get('subject') ?? '', Number(query.get('after')), Number(query.get('limit')));
    response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' }).end(answer?.body ?? JSON.stringify({ events, newerField: true }));
  };
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await Promise.all([producing.drop(), consuming.drop()]);
});
beforeEach(async () => {
  await consuming.dataSource.query('truncate applied, position, parked, dead_letter, source_incarnation');
  requests = [];
  answer = undefined;
  recorder = new Recorder();
});

const fetcher = (baseUrls?: Record<string, string>) =>
  new HttpGapFetcher({ baseUrls: baseUrls ?? { [MAKER]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }, headers: () => ({ authorization: 'Bearer service' }) });
const positions = () => new Positions(consuming.dataSource, recorder, [{ source: MAKER }]);
const applied = async () => ((await consuming.dataSource.query('select subject, seq from applied order by ord')) as { subject: string; seq: number }[]).map((row) => `${row.subject}#${row.seq}`);
const makeOld = () => consuming.dataSource.query(`update parked set parked_at = parked_at - interval '2 minutes'`);

describe('a gap', () => {
  it('is left to the broker for a minute, then fetched from its producer', async () => {
    await positions().apply(MAKER, rawEvents('C/1', 1, 4));
    expect(await fillGaps(consuming.dataSource, positions(), fetcher())).toBe(0);
    expect(requests).toHaveLength(0);
    await makeOld();
    expect(await fillGaps(consuming.dataSource, positions(), fetcher())).toBe(1);
    expect(await applied()).toEqual(['C/1#1', 'C/1#2', 'C/1#3', 'C/1#4']);
    expect(await listParked(consuming.dataSource)).toEqual([]);
    expect(requests[0]?.headers.authorization).toBe('Bearer service');
    await positions().apply(MAKER, rawEvents('C/1', 2, 3));
    expect(await applied()).toHaveLength(4);
  });

  it('of one stream is not the affair of another, whatever its subject is called', async () => {
    await positions().apply(MAKER, [...rawEvents('C/2 é', 2), ...rawEvents('C/1', 1)]);
    await makeOld();
    await fillGaps(consuming.dataSource, positions(), fetcher());
    expect(requests.map((request) => new URL(request.url ?? '', 'http://maker').searchParams.get('subject'))).toEqual(['C/2 é']);
    expect((await applied()).slice(1)).toEqual([1, 2, 3, 4].map((n) => `C/2 é#${n}`));
  });

  it('behind a failed event is not fetched: it waits for a person', async () => {
    recorder.before = ({ seq }) => {
      if (seq === 2) throw new Error('no');
    };
    await positions().apply(MAKER, rawEvents('C/1', 1, 2, 3));
    await makeOld();
    expect(await fillGaps(consuming.dataSource, positions(), fetcher())).toBe(0);
    expect(requests).toHaveLength(0);
  });

  it.each([
    ['the producer answers an error', () => ({ status: 503 })],
    ['the producer answers nonsense', () => ({ status: 200, body: '{"events":[{"seq":"2"}]}' })],
    ['the producer does not have it either', () => ({ status: 200, body: '{"events":[]}' })],
  ])('stays open when %s, and the others are filled', async (_, make) => {
    await positions().apply(MAKER, rawEvents('C/1', 1, 3));
    await makeOld();
    answer = make();
    expect(await fillGaps(consuming.dataSource, positions(), fetcher())).toBe(0);
    expect(await applied()).toEqual(['C/1#1']);
    answer = undefined;
    expect(await fillGaps(consuming.dataSource, positions(), fetcher())).toBe(1);
  });

  it('of a source without an address does not stop the others', async () => {
    await inTransaction(consuming.dataSource, (tx) => tx.execute(`insert into position values ('gone', 'C/1', 0)`));
    await inTransaction(consuming.dataSource, (tx) => tx.execute(`insert into parked values ('gone', 'C/1', 2, 'gap', '', '{}', null)`));
    await positions().apply(MAKER, rawEvents('C/3', 2));
    await makeOld();
    expect(await fillGaps(consuming.dataSource, positions(), fetcher())).toBe(1);
  });
});

describe('a stream whose last events the broker lost', () => {
  it('is brought up by asking the producer, without waiting for a gap to show', async () => {
    await positions().apply(MAKER, rawEvents('C/1', 1, 2));
    expect(await fetchStream(positions(), fetcher(), MAKER, 'C/1', 2)).toBe(true);
    expect(await applied()).toEqual([1, 2, 3, 4].map((n) => `C/1#${n}`));
    expect(await fetchStream(positions(), fetcher(), MAKER, 'C/1', 4)).toBe(false);
  });
});
