/** A folder of servers that live for one run, and the note of their processes: what a killed run left is ended by a later one. */
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Component } from './component.js';
import { isSameProcess, startTimeOf, type ProcessIdentity } from './process-identity.js';

const prefix = 'guitu-test-';
const processesFile = 'processes.json';

/** Who started throw-away servers, and which; written so that a later run can end what a killed one left. */
interface ProcessList {
  owner: ProcessIdentity;
  servers: ProcessIdentity[];
}

/** Ends and deletes throw-away servers whose run was killed. */
export async function sweepAbandoned(parent: string = tmpdir()): Promise<void> {
  for (const name of (await readdir(parent)).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(parent, name);
    const list = await readFile(join(folder, processesFile), 'utf8').then(
      (text) => JSON.parse(text) as ProcessList,
      () => undefined,
    );
    if (!list || isSameProcess(list.owner)) continue;
    for (const server of list.servers) if (isSameProcess(server)) process.kill(server.pid, 'SIGKILL');
    await removeFolder(folder);
  }
}

export class ThrowawayFolder {
  private readonly begun: Component[] = [];
  private noting: Promise<void> = Promise.resolve();

  private constructor(readonly path: string) {}

  static async make(): Promise<ThrowawayFolder> {
    const folder = new ThrowawayFolder(await mkdtemp(join(tmpdir(), prefix)));
    // PostgreSQL may run as another user, who must be able to pass.
    await chmod(folder.path, 0o711);
    await folder.note();
    return folder;
  }

  /** Starts it and writes its process down. */
  async start(component: Component): Promise<void> {
    if (!this.begun.includes(component)) this.begun.push(component);
    await component.start();
    await this.note();
  }

  /** Writes down which processes run now: to be told when one was started again elsewhere. */
  note(): Promise<void> {
    const owner = { pid: process.pid, startTime: startTimeOf(process.pid) ?? '' };
    const write = (): Promise<void> => {
      const servers = this.begun.flatMap((component) => component.identity ?? []);
      return writeFile(join(this.path, processesFile), JSON.stringify({ owner, servers } satisfies ProcessList));
    };
    return (this.noting = this.noting.then(write));
  }

  /** Ends all at once and deletes their data. */
  async end(): Promise<void> {
    await Promise.all(this.begun.map((component) => component.kill9()));
    await removeFolder(this.path);
  }
}

function removeFolder(folder: string): Promise<void> {
  // Retried: processes that were just killed may still be writing.
  return rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
