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
    const port = await new PortBook({}).choose({ variable: 'GUITU_X_PORT', preferred: taken });
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
    expect(await new PortBook({}).choose({ ...wish, remembered: free })).toBe(free);
    expect(await new PortBook({}).choose({ ...wish, remembered: taken })).not.toBe(taken);
  });

  it('never gives the same port twice, even to components that choose at the same time', async () => {
    const book = new PortBook({});
    const wishes = Array.from({ length: 20 }, () => book.choose({ variable: 'GUITU_X_PORT', preferred: taken }));
    const ports = await Promise.all(wishes);
    expect(new Set(ports).size).toBe(20);
  });

  it('takes throw-away ports from below the range of outgoing connections', async () => {
    expect(await new PortBook({}).throwaway()).toBeLessThan(32_768);
  });
});
