import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Component } from './component.js';
import type { Launch } from './launch.js';
import { PortBook } from './ports.js';
import { PortTaken } from './problem.js';
import { raise } from './raise.js';
import type { Planned } from './servers.js';
import { StackRecord } from './stack-record.js';

/** A server that says who it is, or ends as servers do when their port is not free. */
const program = `require('node:http').createServer((_, answer) => answer.end('ours')).listen(Number(process.argv[2]), '127.0.0.1');`;

describe('a port that turns out taken when the server binds it', () => {
  let folder: string;
  let preferred: number;
  let stranger: Server;
  const begun: Component[] = [];
  const books: PortBook[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guitu-raise-spec-'));
    await writeFile(join(folder, 'server.cjs'), program);
    preferred = await new PortBook({}).throwaway();
    stranger = createServer((_, answer) => answer.end('somebody'));
  });
  afterEach(async () => {
    await Promise.all(begun.splice(0).map((component) => component.kill9()));
    await Promise.all(books.splice(0).map((book) => book.close()));
    await new Promise((resolve) => stranger.close(resolve));
    await rm(folder, { recursive: true });
  });

  /** The stranger comes after the port was found free and before our process binds it. */
  async function launchOn(port: number, sees: boolean): Promise<Launch> {
    if (port === preferred) await new Promise<void>((resolve) => stranger.listen(port, '127.0.0.1', resolve));
    return {
      component: 'x', provider: 'spec', version: '1', address: `127.0.0.1:${port}`, ports: { x: port },
      async look() {
        const answer = await fetch(`http://127.0.0.1:${port}`).then((one) => one.text(), () => 'nobody');
        if (answer === 'somebody' && sees) throw new PortTaken('Another x answers');
        return answer === 'ours' ? { ready: true } : { ready: false, because: answer };
      },
      command: {
        file: process.execPath, args: [join(folder, 'server.cjs'), String(port)], cwd: folder, env: process.env,
        logFile: join(folder, 'log'), stopSignal: 'SIGTERM', stopLimitMs: 2_000, readyLimitMs: 60_000,
      },
    };
  }

  function raising(env: NodeJS.ProcessEnv, sees: boolean, lines: string[] = []): Promise<Component> {
    const book = new PortBook(env);
    books.push(book);
    const plan: Planned = { component: 'x', wishes: { x: { variable: 'GUITU_X_PORT', preferred } }, launch: (port) => launchOn(port('x'), sees) };
    const record = new StackRecord(folder);
    const report = (line: string): number => lines.push(line);
    return raise(plan, { record, book, env, abort: new AbortController().signal, report, died: () => undefined, begun: (one) => begun.push(one) });
  }

  it.each([['our process cannot bind it', false], ['a stranger answers there', true]])('is left for the next one: %s', async (_how, sees) => {
    const lines: string[] = [];
    const component = await raising({}, sees, lines);
    expect(component.launch.ports.x).toBeGreaterThan(preferred);
    expect(await component.launch.look()).toEqual({ ready: true });
    expect(new StackRecord(folder).of('x')?.ports).toEqual(component.launch.ports);
    expect(lines[0]).toMatch(/^x did not start: .* Trying other ports\.$/);
  });

  it.each([['our process cannot bind it', false], ['a stranger answers there', true]])('is an error when a person fixed it: %s', async (_how, sees) => {
    await expect(raising({ GUITU_X_PORT: String(preferred) }, sees)).rejects.toBeInstanceOf(PortTaken);
    expect(begun.every((component) => component.identity === undefined)).toBe(true);
  });
});
