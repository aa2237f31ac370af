import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Component } from './component.js';
import type { Launch, Look } from './launch.js';
import { PortBook } from './ports.js';
import { Problem } from './problem.js';
import { isSameProcess } from './process-identity.js';
import { RunningProcess } from './running-process.js';

/** A small server that answers with who it is; `stubborn` does not stop when asked. */
const program = `
  const [port, name, stubborn] = process.argv.slice(2);
  require('node:http').createServer((_, answer) => answer.end(name)).listen(Number(port), '127.0.0.1');
  process.on('SIGTERM', () => stubborn || process.exit(0));
`;

describe('a component', () => {
  let folder: string;
  let port: number;
  const begun: Component[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guitu-component-spec-'));
    await writeFile(join(folder, 'server.cjs'), program);
    port = await new PortBook({}).throwaway();
  });
  afterEach(async () => {
    await Promise.all(begun.splice(0).map((component) => component.kill9()));
    await rm(folder, { recursive: true });
  });

  async function look(name: string): Promise<Look> {
    const answer = await fetch(`http://127.0.0.1:${port}`).then((one) => one.text(), () => undefined);
    if (answer === undefined) return { ready: false, because: 'no answer' };
    if (answer !== name) throw new Problem(`a stranger called ${answer} answers`);
    return { ready: true };
  }

  function launchOf(name: string, ...more: string[]): Launch & { command: object } {
    return {
      component: name, provider: 'spec', version: '1', address: `127.0.0.1:${port}`, ports: { port },
      look: () => look(name),
      command: {
        file: process.execPath, args: [join(folder, 'server.cjs'), String(port), name, ...more],
        cwd: folder, env: process.env, logFile: join(folder, 'log'), stopSignal: 'SIGTERM', stopLimitMs: 500, readyLimitMs: 60_000,
      },
    };
  }
  function component(launch: Launch, died?: (one: Component, how: string) => void): Component {
    const one = new Component(launch, undefined, died);
    begun.push(one);
    return one;
  }

  it('is killed and started again on the same port', async () => {
    const one = component(launchOf('a'));
    await one.start();
    const before = one.identity;
    await one.kill9();
    expect(await look('a')).toEqual({ ready: false, because: 'no answer' });
    await one.start();
    expect(one.identity?.pid).not.toBe(before?.pid);
    expect(await look('a')).toEqual({ ready: true });
  });

  it('detects a stranger on its port instead of taking it for itself', async () => {
    const stranger = createServer((_, answer) => answer.end('somebody'));
    await new Promise<void>((resolve) => stranger.listen(port, '127.0.0.1', resolve));
    try {
      await expect(component(launchOf('a')).start()).rejects.toThrow(/a stranger called somebody answers|ended with code 1/);
    } finally {
      await new Promise((resolve) => stranger.close(resolve));
    }
  });

  it('says what the process wrote when it does not start, and leaves nothing running', async () => {
    await writeFile(join(folder, 'server.cjs'), `console.error('no such table'); process.exit(3)`);
    const one = component(launchOf('a'));
    await expect(one.start()).rejects.toThrow(/ended with code 3[^]*no such table/);
    expect(one.identity).toBeUndefined();
  });

  it('starts one process for two that ask at the same time', async () => {
    const one = component(launchOf('a'));
    const first = one.start();
    const pid = one.identity?.pid;
    await Promise.all([first, one.start()]);
    await one.start();
    expect(one.identity?.pid).toBe(pid);
  });

  it('kills one that does not stop when asked', async () => {
    const one = component(launchOf('a', 'stubborn'));
    await one.start();
    const identity = one.identity;
    expect(await one.stop()).toMatch(/^killed/);
    expect(identity && isSameProcess(identity)).toBe(false);
  });

  it('tells of an end nobody asked for, and not of one that was asked for', async () => {
    const deaths: string[] = [];
    let told: () => void = () => undefined;
    const dead = new Promise<void>((resolve) => (told = resolve));
    const one = component(launchOf('a'), (_, how) => {
      deaths.push(how);
      told();
    });
    await one.start();
    await one.restart();
    expect(deaths).toEqual([]);
    process.kill(one.identity?.pid ?? 0, 'SIGKILL');
    await dead;
    expect(deaths).toEqual(['ended by SIGKILL']);
    expect(one.identity).toBeUndefined();
  });

  it('takes over what an earlier launcher left, and refuses another process under the same pid', async () => {
    const left = component(launchOf('a'));
    await left.start();
    const identity = left.identity;
    if (!identity) throw new Error('the first one did not start');
    const heir = component(launchOf('a'));
    expect(await heir.adopt({ ...identity, startTime: 'another life' })).toBe(false);
    expect(await heir.adopt(identity)).toBe(true);
    await heir.stop();
    expect(isSameProcess(identity)).toBe(false);
  });

  it('never signals a process that merely has the recorded pid', async () => {
    const bystander = component(launchOf('a'));
    await bystander.start();
    const pid = bystander.identity?.pid ?? 0;
    await RunningProcess.adopt({ pid, startTime: 'another life' }, { stopSignal: 'SIGKILL', stopLimitMs: 500 }).stop();
    expect(bystander.identity && isSameProcess(bystander.identity)).toBe(true);
  });

  it('appends to the log, so that what went before a crash can be read after it', async () => {
    await writeFile(join(folder, 'log'), 'before\n');
    const one = component(launchOf('a'));
    await one.start();
    expect(await readFile(join(folder, 'log'), 'utf8')).toMatch(/^before\n/);
  });
});
