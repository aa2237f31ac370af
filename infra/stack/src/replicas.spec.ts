import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Problem } from './problem.js';
import { replicasOf, spread } from './replicas.js';

const servers: { close(done?: () => void): unknown }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
});

async function replica(name: string): Promise<{ server: Server; port: number }> {
  const server = createServer((incoming, answer) => {
    incoming.resume().on('end', () => answer.end(name));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return { server, port: (server.address() as AddressInfo).port };
}
/** One address for the replicas; each request on a connection of its own. */
async function front(ports: readonly number[]): Promise<() => Promise<string>> {
  const server = spread(ports);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  return () =>
    new Promise((resolve) => {
      const asked = request({ port, method: 'POST', agent: false }, (answer) => {
        let text = '';
        answer.on('data', (part) => (text += part)).on('end', () => resolve(text));
      });
      asked.on('error', () => resolve('nobody')).end('words');
    });
}
const end = ({ server }: { server: Server }): Promise<void> => new Promise((resolve) => void server.close(() => resolve()));

describe('one address for several replicas', () => {
  it('each has its turn', async () => {
    const [one, two] = [await replica('one'), await replica('two')];
    const ask = await front([one.port, two.port]);
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual(['one', 'two', 'one', 'two']);
  });

  it('who is gone is passed over, who comes back has his turn again', async () => {
    const [one, two] = [await replica('one'), await replica('two')];
    const ask = await front([one.port, two.port]);
    await end(one);
    expect([await ask(), await ask(), await ask()]).toEqual(['two', 'two', 'two']);
    await new Promise<void>((resolve) => one.server.listen(one.port, '127.0.0.1', resolve));
    expect(new Set([await ask(), await ask()])).toEqual(new Set(['one', 'two']));
  });

  it('while all are gone a caller is not kept waiting', async () => {
    const one = await replica('one');
    const ask = await front([one.port]);
    await end(one);
    expect(await ask()).toBe('nobody');
  });

  it('takes one to five, and says when it is asked for another number', () => {
    expect([replicasOf(undefined), replicasOf('2'), replicasOf('5')]).toEqual([1, 2, 5]);
    for (const wrong of ['0', '6', '1.5', 'two', '-1']) expect(() => replicasOf(wrong)).toThrow(Problem);
  });
});
