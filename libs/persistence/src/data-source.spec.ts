/** Found by `npm run faults -- --seed 3 --only F6`: a service ended because PostgreSQL was killed while it was connecting. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDataSource } from './data-source.js';

const message = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const LET_IN = message('R', Buffer.from([0, 0, 0, 0]));
const READY = message('Z', Buffer.from('I'));
const DIES = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'));

describe('a server that dies while a service connects', () => {
  let server: Server;
  let said: Buffer;

  beforeEach(async () => {
    server = createServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end(said)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it.each([['before it let us in', [DIES]], ['in the same breath as it let us in', [LET_IN, READY, DIES]]])('%s: who asked is told, the process lives', async (_when, words) => {
    said = Buffer.concat(words);
    const dataSource = createDataSource({ url: `postgres://one:two@127.0.0.1:${(server.address() as AddressInfo).port}/three`, migrations: [] });
    await expect(dataSource.initialize()).rejects.toThrow();
  });
});
