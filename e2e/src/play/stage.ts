/**
 * Where the day is played: the running installation, or one of its own that is thrown away. An own one has the shape GUITU_SHAPE
 * says: services together in one process, or `apart`.
 */
import { mkdtemp, readFile, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Component } from '@guitu/stack/component';
import { runDirectory } from '@guitu/stack/layout';
import { startStack, type RunningStack } from '@guitu/stack/start-stack';
import { findTemporal } from '@guitu/stack/temporal/binaries';
import type { Addresses } from '../desk-api.js';
import type { TemporalCli } from './operator-cli.js';

export interface Stage {
  readonly environment: Readonly<Record<string, string>>;
  readonly addresses: Addresses;
  readonly temporal: TemporalCli;
  /** only where the installation is the stage's own: people's servers are not killed */
  readonly stack: RunningStack | null;
  leave(): Promise<void>;
}

/** The installation that runs now, if any answers. */
export async function runningStage(): Promise<Stage | null> {
  const environment = await readEnvironment(join(runDirectory(process.env), 'stack.env'));
  if (environment === null) return null;
  try {
    await fetch(`${addressesOf(environment).returns}/health/ready`, { signal: AbortSignal.timeout(2_000) });
  } catch {
    return null;
  }
  return stage(environment, null, () => Promise.resolve());
}

/** An installation of its own in a temporary folder, which ends with the program, Ctrl-C and SIGTERM too. A component that ends by itself is started again, as a supervisor would. @param replicas processes of each service */
export async function ownStage(report: (line: string) => void, replicas: number = 1): Promise<Stage> {
  const runDir = await mkdtemp(join(tmpdir(), 'guitu-play-'));
  await chmod(runDir, 0o711);
  let leaving = false;
  const died = (component: Component, how: string): void => {
    if (leaving) return;
    report(`${component.name} ${how}; started again`);
    void startAgain(component, () => leaving);
  };
  const over = new AbortController();
  const remove = (): Promise<void> => rm(runDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  let stop = remove;
  let left: Promise<void> | undefined;
  const leave = (): Promise<void> => {
    leaving = true;
    return (left ??= stop().then(remove));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {
    over.abort();
    // while it starts, the start itself stops what it began
    if (stop !== remove) void leave().finally(() => process.exit(130));
  });
  const stack = await startStack({ runDir, replicas, report, died, abort: over.signal }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  stop = () => stack.stop();
  return stage(stack.environment, stack, leave);
}

/** Until it is back: what it needs may be away itself. */
async function startAgain(component: Component, leaving: () => boolean): Promise<void> {
  while (!leaving()) {
    if (await component.start().then(() => true, () => false)) return;
    await pause(1_000);
  }
}

/** On the throw-away servers of `npm test`: databases, topics and namespace of the ordinary names, services of its own. @param more settings of the services */
export async function testStage(more: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const given = (name: string) => need(process.env as Record<string, string>, `GUITU_TEST_${name}`);
  const runDir = await mkdtemp(join(tmpdir(), 'guitu-acceptance-'));
  const env = { ...process.env, GUITU_POSTGRES_URL: given('POSTGRES_URL'), GUITU_KAFKA_BROKERS: given('KAFKA_BROKERS'), GUITU_TEMPORAL_ADDRESS: given('TEMPORAL_ADDRESS'), NODE_OPTIONS: '', ...more };
  const stack = await startStack({ runDir, env });
  return stage(stack.environment, stack, async () => {
    await stack.stop();
    await rm(runDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
}

/** An installation given by its environment (run/stack.env). */
export const stageOf = (environment: Readonly<Record<string, string>>): Promise<Stage> => stage(environment, null, () => Promise.resolve());

async function stage(environment: Readonly<Record<string, string>>, stack: RunningStack | null, leave: () => Promise<void>): Promise<Stage> {
  const { cli } = await findTemporal();
  const temporal = { cli, address: need(environment, 'GUITU_TEMPORAL_ADDRESS'), namespace: environment.GUITU_TEMPORAL_NAMESPACE ?? 'guitu' };
  return { environment, addresses: addressesOf(environment), temporal, stack, leave };
}

function addressesOf(environment: Readonly<Record<string, string>>): Addresses {
  const at = (service: string) => need(environment, `GUITU_${service}_URL`);
  return {
    returns: at('RETURNS'), warehouse: at('WAREHOUSE'), quality: at('QUALITY'), production: at('PRODUCTION'), finance: at('FINANCE'),
    notifications: at('NOTIFICATIONS'), masterdata: at('MASTERDATA'), orchestrator: at('ORCHESTRATOR'), erp: at('ERP'),
  };
}

function need(environment: Readonly<Record<string, string>>, name: string): string {
  const value = environment[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

async function readEnvironment(file: string): Promise<Record<string, string> | null> {
  try {
    const lines = (await readFile(file, 'utf8')).matchAll(/^export (\w+)='(.*)'$/gm);
    return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
  } catch {
    return null;
  }
}
