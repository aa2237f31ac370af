/** Each fault on a real connection: what the server heard, what the client was told, and that it was counted. */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';
import { FaultProxy } from './fault-proxy.js';

describe('the fault proxy', () => {
  let server: Server;
  let proxy: FaultProxy;
  let heard = '';
  const clients: Client[] = [];

  beforeEach(async () => {
    heard = '';
    server = createServer((socket) => socket.on('error', () => undefined).on('data', (data) => {
      heard += String(data);
      socket.write(`<${String(data)}>`);
    }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    proxy = await FaultProxy.to(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(async () => {
    for (const { socket } of clients.splice(0)) socket.destroy();
    await proxy.close();
    await new Promise((resolve) => server.close(resolve));
  });

  interface Client { readonly socket: Socket; told: string; ended: string | null }
  const dial = async (): Promise<Client> => {
    const client: Client = { socket: connect(proxy.port, '127.0.0.1'), told: '', ended: null };
    clients.push(client);
    client.socket.on('data', (data) => (client.told += String(data)));
    client.socket.on('error', (error: NodeJS.ErrnoException) => (client.ended = error.code ?? 'error'));
    client.socket.on('close', () => (client.ended ??= 'closed'));
    await new Promise((resolve) => client.socket.once('connect', resolve));
    return client;
  };
  const says = (client: Client, text: string) => eventually(text, () => client.told === text);

  const reset = (client: Client) => eventually('a reset', () => client.ended === 'ECONNRESET');
  const counted = (what: keyof FaultProxy['counts'], times: number) => eventually(`${times} ${what}`, () => proxy.counts[what] >= times);

  it('passes both ways while nothing is wrong, and counts nothing', async () => {
    const client = await dial();
    client.socket.write('one');
    await says(client, '<one>');
    expect(Object.values(proxy.counts).every((count) => count === 0)).toBe(true);
  });

  it('loses the answer of the request it is told of, after the server has heard it; others pass', async () => {
    proxy.breakNext((request) => request.includes('COMMIT'), 'lose', 1);
    const [one, other] = [await dial(), await dial()];
    other.socket.write('read');
    one.socket.write('COMMIT');
    await reset(one);
    await says(other, '<read>');
    expect([heard.includes('COMMIT'), one.told, proxy.counts.repliesLost]).toEqual([true, '', 1]);
    const again = await dial();
    again.socket.write('COMMIT');
    await says(again, '<COMMIT>');
  });

  it('loses a request before the server hears it', async () => {
    proxy.breakNext((request) => request.includes('mark'), 'drop', 1);
    const client = await dial();
    client.socket.write('mark');
    await reset(client);
    expect([heard, proxy.counts.requestsLost]).toEqual(['', 1]);
  });

  it('cuts an answer in its middle', async () => {
    proxy.breakNext(() => true, 'cut', 1);
    const client = await dial();
    client.socket.write('abcdef');
    await eventually('its end', () => client.ended !== null);
    expect(['<abc', ''].includes(client.told)).toBe(true);
    expect(proxy.counts.repliesCut).toBe(1);
  });

  it('swallows answers and leaves the connection', async () => {
    proxy.mode = 'swallow-replies';
    const client = await dial();
    client.socket.write('one');
    await counted('repliesLost', 1);
    expect(heard).toBe('one');
    proxy.heal();
    client.socket.write('two');
    await says(client, '<two>');
  });

  it('stalls: nothing moves, and all of it arrives afterwards', async () => {
    const client = await dial();
    client.socket.write('one');
    await says(client, '<one>');
    proxy.mode = 'stall';
    client.socket.write('two');
    const other = await dial();
    other.socket.write('three');
    await counted('stalled', 2);
    expect([heard, client.ended, other.ended]).toEqual(['one', null, null]);
    proxy.heal();
    await says(client, '<one><two>');
    await says(other, '<three>');
  });

  it('half-open: the server hears nothing, the client is told only when it ends', async () => {
    const client = await dial();
    proxy.mode = 'half-open';
    client.socket.write('one');
    await counted('unheard', 1);
    expect([heard, client.ended]).toEqual(['', null]);
    proxy.heal();
    await reset(client);
  });

  it('refuses: those who are there are reset, and those who come', async () => {
    const client = await dial();
    client.socket.write('one');
    await says(client, '<one>');
    proxy.mode = 'refuse';
    await reset(client);
    const late = connect(proxy.port, '127.0.0.1');
    await new Promise((resolve) => late.on('error', () => undefined).once('close', resolve));
    expect(proxy.counts.resets).toBe(2);
  });

  it('is as slow as it is told, keeps the order, and what is under way stays in order when it is fast again', async () => {
    const client = await dial();
    client.socket.write('0');
    await says(client, '<0>');
    proxy.link = { delayMs: 60, bytesPerSecond: 1_000 };
    const startedAt = performance.now();
    client.socket.write('1234567890');
    await counted('slowed', 1);
    proxy.link = null;
    client.socket.write('x');
    await eventually('all of it, in order', () => client.told.replaceAll(/[<>]/g, '') === '01234567890x');
    // there alone: 60 ms, and 10 ms for ten bytes
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(69);
  });

  it('hands each connection to the next of several servers', async () => {
    const other = createServer((socket) => socket.on('error', () => undefined).on('data', () => void socket.write('other')));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const both = await FaultProxy.to([server, other].map((one) => `127.0.0.1:${(one.address() as AddressInfo).port}`));
    const told: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const socket = connect(both.port, '127.0.0.1');
      told.push(await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))).write('who')));
      socket.destroy();
    }
    expect(told).toEqual(['<who>', 'other', '<who>', 'other']);
    await both.close();
    await new Promise((resolve) => other.close(resolve));
  });
});
