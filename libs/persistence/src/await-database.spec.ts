import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { testAddress } from '@guitu/testing/test-address';
import { awaitDatabase } from './await-database.js';
import { sqlState } from './database-errors.js';

/** PostgreSQL's ErrorResponse: type E, length, fields (severity, state, words), zero. */
function refusal(state: string, words: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${state}\0M${words}\0\0`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(fields.length + 4);
  return Buffer.concat([Buffer.from('E'), length, fields]);
}

/** In front of the real server: the first connections are answered as a server that is not ready does. */
async function notReady(times: number, state: string): Promise<{ url: string; asked: () => number; server: Server }> {
  const real = new URL(testAddress('GUITU_TEST_POSTGRES_URL'));
  let asked = 0;
  const server = createServer((client) => {
    asked += 1;
    client.on('error', () => undefined);
    if (asked <= times) {
      client.once('data', () => client.end(refusal(state, 'the database system is starting up')));
      return;
    }
    const upstream = connect({ host: real.hostname, port: Number(real.port) });
    upstream.on('error', () => client.destroy());
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(real);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: url.href, asked: () => asked, server };
}

describe('a database that is not ready yet', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
  });

  const waiting = () => {
    const told: unknown[] = [];
    let clock = 0;
    return { told, onWait: (error: unknown) => told.push(error), now: () => clock, pause: async (ms: number) => { clock += ms; } };
  };

  it('is waited for while it recovers, and said to be once', async () => {
    const away = await notReady(3, '57P03');
    ({ server } = away);
    const { told, ...clock } = waiting();
    await awaitDatabase(away.url, { patience: 120_000, ...clock });
    expect([away.asked(), told.map(sqlState)]).toEqual([4, ['57P03']]);
  });

  it('is given up when patience is over, with what it said last', async () => {
    const away = await notReady(Infinity, '57P03');
    ({ server } = away);
    const { told, ...clock } = waiting();
    await expect(awaitDatabase(away.url, { patience: 5_000, ...clock })).rejects.toMatchObject({ code: '57P03' });
    // at 0, 1, 2, 3, 4 and 5 seconds
    expect([away.asked(), told.length]).toEqual([6, 1]);
  });

  it('is waited for while nothing listens there', async () => {
    const { told, ...clock } = waiting();
    await expect(awaitDatabase('postgres://nobody@127.0.0.1:9/none', { patience: 2_000, ...clock })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect([clock.now(), told.length]).toEqual([2_000, 1]);
  });

  it('is not waited for where no waiting helps: a wrong password, no such database', async () => {
    const wrong = await notReady(Infinity, '28P01');
    ({ server } = wrong);
    const { told, ...clock } = waiting();
    await expect(awaitDatabase(wrong.url, { patience: 120_000, ...clock })).rejects.toMatchObject({ code: '28P01' });
    const none = new URL(testAddress('GUITU_TEST_POSTGRES_URL'));
    none.pathname = '/never_created';
    await expect(awaitDatabase(none.href, { patience: 120_000, ...clock })).rejects.toMatchObject({ code: '3D000' });
    expect([wrong.asked(), told.length]).toEqual([1, 0]);
  });
});
