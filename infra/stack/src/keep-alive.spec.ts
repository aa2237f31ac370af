import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Component } from './component.js';
import { KeepAlive } from './keep-alive.js';
import type { Look } from './launch.js';

describe('keeping a part alive', () => {
  let folder: string;
  let over: AbortController;
  /** Stands until it is killed. */
  const standing = `require('node:fs').writeFileSync('up', ''); setInterval(() => {}, 1000);`;
  const lines: string[] = [];
  const begun: Component[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guitu-keep-alive-spec-'));
    over = new AbortController();
    lines.splice(0);
  });
  afterEach(async () => {
    over.abort();
    await Promise.all(begun.splice(0).map((component) => component.kill9()));
    await rm(folder, { recursive: true });
  });

  const write = (program: string): Promise<void> => writeFile(join(folder, 'part.cjs'), program);
  function part(): Component {
    const command = {
      file: process.execPath, args: [join(folder, 'part.cjs')], cwd: folder, env: process.env,
      logFile: join(folder, 'log'), stopSignal: 'SIGTERM', stopLimitMs: 2_000, readyLimitMs: 60_000,
    } as const;
    const look = (): Promise<Look> => Promise.resolve(existsSync(join(folder, 'up')) ? { ready: true } : { ready: false, because: 'not up' });
    const one = new Component({ component: 'part', provider: 'spec', version: '1', address: 'nowhere', ports: {}, look, command });
    begun.push(one);
    return one;
  }
  const keeper = (wellAfterMs = 60_000) => new KeepAlive(over.signal, (line) => lines.push(line), { firstMs: 10, longestMs: 40, wellAfterMs });
  const pauses = (): string[] => lines.filter((line) => line.includes('is started again in')).map((line) => line.split(' ').slice(-2).join(' '));

  it('tries again after longer and longer pauses until it stands', async () => {
    await write(`const fs = require("node:fs"); fs.appendFileSync('tries', 'x'); if (fs.readFileSync('tries', 'utf8').length < 5) process.exit(3); ${standing}`);
    const one = part();
    await keeper().startAgain(one);
    expect(one.identity).toBeDefined();
    expect(pauses()).toEqual(['0.01 s', '0.02 s', '0.04 s', '0.04 s', '0.04 s']);
    expect(lines.filter((line) => line.includes('ended with code 3'))).toHaveLength(4);
    expect(lines.at(-1)).toBe('part runs again at nowhere');
  });

  it('goes on with long pauses for one that dies soon after each start, and forgives one that stood', async () => {
    await write(standing);
    const one = part();
    const hasty = keeper();
    for (let death = 0; death < 2; death++) {
      await hasty.startAgain(one);
      await one.kill9();
    }
    expect(pauses()).toEqual(['0.01 s', '0.02 s']);
    const patient = keeper(0);
    lines.splice(0);
    for (let death = 0; death < 2; death++) {
      await patient.startAgain(one);
      await one.kill9();
    }
    expect(pauses()).toEqual(['0.01 s', '0.01 s']);
  });

  it('starts nothing any more when all is over', async () => {
    await write(standing);
    const one = part();
    const waiting = keeper().startAgain(one);
    over.abort();
    await waiting;
    expect(one.identity).toBeUndefined();
  });
});
