import { Component } from './component.js';
import type { PortBook } from './ports.js';
import { isSameProcess } from './process-identity.js';
import { processes } from './processes.js';
import { RunningProcess } from './running-process.js';
import type { Planned } from './servers.js';
import type { RecordedComponent, StackRecord } from './stack-record.js';

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
  const { record, book, abort, report, begun } = raising;
  const startedAt = Date.now();
  const known = record.of(plan.component);
  if (known?.process && isSameProcess(known.process)) {
    const component = await takeOver(plan, known, raising);
    if (component) return component;
    await stopRecorded(known);
    record.forgetProcess(plan.component);
  }
  const ports: Record<string, number> = {};
  for (const [name, wish] of Object.entries(plan.wishes)) ports[name] = await book.choose({ ...wish, remembered: known?.ports[name] });
  const component = await make(plan, ports, raising);
  begun(component);
  await component.start(abort);
  const { provider, version, address } = component.launch;
  report(`${plan.component} ${version} (${provider}) is ready at ${address} after ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
  return component;
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
  for (const { component } of processes) {
    const known = record.of(component);
    if (known) await stopRecorded(known);
    record.forgetProcess(component);
  }
}

/** Stops a process known only from the record. @returns how it ended; undefined when it was not running. */
export async function stopRecorded({ process, stopSignal, stopLimitMs }: RecordedComponent): Promise<string | undefined> {
  if (!process || !isSameProcess(process)) return undefined;
  return RunningProcess.adopt(process, { stopSignal: stopSignal ?? 'SIGTERM', stopLimitMs: stopLimitMs ?? 15_000 }).stop();
}
