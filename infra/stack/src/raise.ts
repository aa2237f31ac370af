import { companionNames } from './companions.js';
import { Component } from './component.js';
import { mayStepAside, type PortBook, type PortWish } from './ports.js';
import { PortTaken } from './problem.js';
import { isSameProcess } from './process-identity.js';
import { processNames } from './processes.js';
import { RunningProcess } from './running-process.js';
import type { Planned } from './servers.js';
import type { RecordedComponent, StackRecord } from './stack-record.js';

const START_ATTEMPTS = 5;

export interface Raising {
  record: StackRecord;
  book: PortBook;
  env: NodeJS.ProcessEnv;
  abort: AbortSignal;
  report: (line: string) => void;
  died: (component: Component, how: string) => void;
  /** Told before the component starts, so that it can be stopped if that fails. */
  begun: (component: Component) => void;
}

/** Brings one part up, or takes over the process an earlier launcher left, if it is the same thing on the same ports. */
export async function raise(plan: Planned, raising: Raising): Promise<Component> {
  const { record, abort, report, begun, env } = raising;
  const startedAt = Date.now();
  const known = record.of(plan.component);
  if (known?.process && isSameProcess(known.process)) {
    const component = await takeOver(plan, known, raising);
    if (component) return component;
    await stopRecorded(known);
    record.forgetProcess(plan.component);
  }
  const component = await untilPortsFit(async () => {
    const one = await make(plan, await choosePorts(plan, known, raising), raising);
    begun(one);
    await one.start(abort);
    return one;
  }, Object.values(plan.wishes), env, report);
  const { provider, version, address } = component.launch;
  report(`${plan.component} ${version} (${provider}) is ready at ${address} after ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
  return component;
}

/**
 * A default port may be taken between its choice and the moment the server listens: then it is tried again with others.
 * @param start chooses ports and starts. @throws PortTaken when a person fixed the port, or when no other would do either.
 */
export async function untilPortsFit<T>(start: () => Promise<T>, wishes: readonly PortWish[], env: NodeJS.ProcessEnv, report: (line: string) => void): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === START_ATTEMPTS || !(await mayStepAside(wishes, env))) throw error;
      report(`${error.message.split('\n')[0]} Trying other ports.`);
    }
  }
}

async function choosePorts(plan: Planned, known: RecordedComponent | undefined, { book }: Raising): Promise<Record<string, number>> {
  const ports: Record<string, number> = {};
  for (const [name, wish] of Object.entries(plan.wishes)) ports[name] = await book.choose({ ...wish, remembered: known?.ports[name] });
  return ports;
}

async function takeOver(plan: Planned, known: RecordedComponent, raising: Raising): Promise<Component | undefined> {
  const { env, report, begun } = raising;
  const sameWishes = Object.entries(plan.wishes).every(([name, { variable }]) => {
    const port = known.ports[name];
    return port !== undefined && (!env[variable] || Number(env[variable]) === port);
  });
  if (!sameWishes || !known.process) return undefined;
  const component = await make(plan, known.ports, raising);
  if (component.launch.version !== known.version || !(await component.adopt(known.process))) return undefined;
  begun(component);
  report(`${plan.component} was running already at ${component.address}`);
  return component;
}

async function make(plan: Planned, ports: Readonly<Record<string, number>>, { record, died }: Raising): Promise<Component> {
  const launch = await plan.launch((wish) => {
    const port = ports[wish];
    if (port === undefined) throw new Error(`${plan.component}: no port was chosen for ${wish}.`);
    return port;
  });
  return new Component(launch, (changed) => record.note(changed), died);
}

/** Services of an earlier launcher may run an older build, so they are never taken over. */
export async function stopLeftoverServices(record: StackRecord): Promise<void> {
  const named = (component: string): boolean => [...processNames, ...companionNames].includes(component.replace(/-\d+$/, ''));
  for (const known of record.components.filter(({ component }) => named(component))) {
    await stopRecorded(known);
    record.forgetProcess(known.component);
  }
}

/** Stops a process known only from the record. @returns how it ended; undefined when it was not running. */
export async function stopRecorded({ process, stopSignal, stopLimitMs }: RecordedComponent): Promise<string | undefined> {
  if (!process || !isSameProcess(process)) return undefined;
  return RunningProcess.adopt(process, { stopSignal: stopSignal ?? 'SIGTERM', stopLimitMs: stopLimitMs ?? 15_000 }).stop();
}
