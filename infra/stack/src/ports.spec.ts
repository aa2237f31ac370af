import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PortBook, isPortFree } from './ports.js';

/** A stranger that listens; resolves to its port. */
async function occupy(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

describe('choosing ports', () => {
  const stranger = createServer();
  let taken: number;
  beforeEach(async () => {
    taken = await occupy(stranger);
  });
  afterEach(() => new Promise<void>((resolve) => stranger.close(() => resolve())));

  it('steps aside when the default is taken', async () => {
    const book = new PortBook({});
    const port = await book.choose({ variable: 'GUITU_X_PORT', preferred: taken });
    await book.close();
    expect(port).toBeGreaterThan(taken);
    expect(await isPortFree(port)).toBe(true);
  });

  it('refuses a fixed port that is taken, and says which variable fixed it', async () => {
    const wish = { variable: 'GUITU_X_PORT', preferred: 1 };
    await expect(new PortBook({ GUITU_X_PORT: String(taken) }).choose(wish)).rejects.toThrow(`Port ${taken} (GUITU_X_PORT) is taken`);
  });

  it.each(['0', '70000', 'kafka', '80.5'])('refuses %s as a port', async (text) => {
    await expect(new PortBook({ GUITU_X_PORT: text }).choose({ variable: 'GUITU_X_PORT', preferred: 1 })).rejects.toThrow('is not a port');
  });

  it('keeps the port of the last start when it is free, and only then', async () => {
    const free = await new PortBook({}).throwaway();
    const wish = { variable: 'GUITU_X_PORT', preferred: taken };
    const book = new PortBook({});
    expect(await book.choose({ ...wish, remembered: free })).toBe(free);
    expect(await book.choose({ ...wish, remembered: taken })).not.toBe(taken);
    await book.close();
  });

  it('never gives the same port twice, even to components that choose at the same time', async () => {
    const book = new PortBook({});
    const wishes = Array.from({ length: 20 }, () => book.choose({ variable: 'GUITU_X_PORT', preferred: taken }));
    const ports = await Promise.all(wishes);
    await book.close();
    expect(new Set(ports).size).toBe(20);
  });

  it('gives no port to a second launcher that the first has chosen and not yet bound, and gives it when the first has ended', async () => {
    const wish = { variable: 'GUITU_X_PORT', preferred: await new PortBook({}).throwaway() };
    const [first, second] = [new PortBook({}), new PortBook({})];
    const ports = await Promise.all([first.choose(wish), second.choose(wish)]);
    expect(new Set(ports).size).toBe(2);
    await Promise.all([first.close(), second.close()]);
    const third = new PortBook({});
    expect(await third.choose(wish)).toBe(wish.preferred);
    await third.close();
  });

  it('gives a fixed port again for the same wish, and to no other', async () => {
    const free = await new PortBook({}).throwaway();
    const book = new PortBook({ GUITU_X_PORT: String(free), GUITU_Y_PORT: String(free) });
    const wish = { variable: 'GUITU_X_PORT', preferred: 1 };
    expect([await book.choose(wish), await book.choose(wish)]).toEqual([free, free]);
    await expect(book.choose({ variable: 'GUITU_Y_PORT', preferred: 1 })).rejects.toThrow('(GUITU_Y_PORT) is taken');
  });

  it('takes throw-away ports from below the range of outgoing connections', async () => {
    expect(await new PortBook({}).throwaway()).toBeLessThan(32_768);
  });
});
