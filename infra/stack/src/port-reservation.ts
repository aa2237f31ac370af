import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from './exclusive-folder.js';

/**
 * Between the choice of a port and the moment its server listens, seconds pass in which it looks free to every other launcher on
 * this machine. Launchers therefore tell each other by a lock per port; a dead launcher's lock is taken over.
 * @returns the release; undefined when another launcher has it.
 */
export async function reservePort(port: number, folder: string = tmpdir()): Promise<(() => Promise<void>) | undefined> {
  // A lock of another user that died cannot be removed by us: then the port is simply not ours.
  const lock = await takeLock(join(folder, `guitu-port-${port}.lock`), 0).catch(() => undefined);
  return lock && 'release' in lock ? lock.release : undefined;
}
