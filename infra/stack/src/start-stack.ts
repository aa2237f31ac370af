import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Component } from './component.js';
import { chooseCompanionPorts, companionNames, companions } from './companions.js';
import { takeLock } from './exclusive-folder.js';
import { readOrMakeInstallation, saveInstallation, type Installation } from './installation.js';
import { runDirectory } from './layout.js';
import { PortBook } from './ports.js';
import { Problem } from './problem.js';
import { chooseServicePorts, planProcesses, processNames, serviceEnvironment, servicePortWishes, shapeOf, type Shape } from './processes.js';
import { provision } from './provision.js';
import { planReplicas, replicasOf, type Replicas } from './replicas.js';
import { raise, stopLeftoverServices, untilPortsFit, type Raising } from './raise.js';
import { planServers } from './servers.js';
import { StackRecord } from './stack-record.js';

export interface StackOptions {
  /** Data, logs and the record of what runs; another folder is another installation. Default GUITU_RUN_DIR or ./run. */
  runDir?: string;
  /** Only the servers, without departments and orchestrator. */
  serversOnly?: boolean;
  /** Which services share a process; default GUITU_SHAPE or `together`. */
  shape?: Shape;
  /** So many processes of each of them, behind one address per service; default GUITU_REPLICAS or 1. */
  replicas?: number;
  /** Read for ports, folders and given addresses, and handed to the services; default the process's own. */
  env?: NodeJS.ProcessEnv;
  report?: (line: string) => void;
  /** Told when a component ends by itself. */
  died?: (component: Component, how: string) => void;
  /** Calls the start off; what was started until then is stopped. */
  abort?: AbortSignal;
}

export interface RunningStack {
  runDir: string;
  installation: Installation;
  /** Everything a client needs: addresses of servers, services and their databases; the same as run/stack.env. */
  environment: Readonly<Record<string, string>>;
  /** In the order of starting: postgres, kafka, temporal, then the Node processes of the shape (returns-1, returns-2 … with replicas), the trial's ERP and the gateway. */
  components: readonly Component[];
  /** By name; kill9(), start(), restart() and stop() work on the same data and ports. */
  component(name: string): Component;
  /** Stops all in order and keeps the data. */
  stop(): Promise<void>;
  /** Lets go of the run folder and leaves everything running. */
  release(): Promise<void>;
}

/**
 * Brings up what is down and takes over what an earlier launcher left running.
 * @throws Problem with a sentence for the person at the keyboard; what was started until then is stopped again.
 */
export async function startStack(options: StackOptions = {}): Promise<RunningStack> {
  const { env = process.env, report = () => undefined, died = () => undefined } = options;
  const shape = options.shape ?? shapeOf(env.GUITU_SHAPE);
  const count = options.replicas ?? replicasOf(env.GUITU_REPLICAS);
  const runDir = options.runDir ?? runDirectory(env);
  await mkdir(runDir, { recursive: true });
  const lock = await takeLock(join(runDir, 'launcher.lock'), 0);
  if ('owner' in lock) {
    throw new Problem(`${runDir} is in use by a running launcher (process ${lock.owner?.pid}); stop it, or give another folder by GUITU_RUN_DIR.`);
  }

  const begun = new Map<string, Component>();
  const component = (name: string): Component => {
    const found = begun.get(name);
    if (!found) throw new Error(`The stack has no component ${name}.`);
    return found;
  };
  const book = new PortBook(env);
  const release = async (): Promise<void> => {
    await book.close();
    await lock.release();
  };
  // The Node processes do not need each other to stop.
  let replicas: Replicas | undefined;
  const stopProcesses = async (): Promise<void> => {
    await Promise.all([...begun.keys()].filter((name) => !isServer(name)).map((name) => stopOne(begun.get(name), report)));
    await replicas?.close();
    replicas = undefined;
  };
  const stop = async (): Promise<void> => {
    await stopProcesses();
    for (const name of [...serverNames].reverse()) await stopOne(begun.get(name), report);
    await release();
  };

  try {
    const installation = await readOrMakeInstallation(runDir);
    await saveInstallation(runDir, installation);
    const record = new StackRecord(runDir);
    await stopLeftoverServices(record);
    const raising: Raising = {
      ...{ record, env, report, died, book, abort: options.abort ?? new AbortController().signal },
      begun: (one) => begun.set(one.name, one),
    };
    await allOrFirstFailure(planServers(runDir, installation, env).map((plan) => raise(plan, raising)));
    const servers = { postgres: component('postgres'), kafka: component('kafka'), temporal: component('temporal') };
    const environment = await provision(servers, installation, env);
    report('databases, topics, namespace and search attributes are in place');
    if (!options.serversOnly) {
      await untilPortsFit(async () => {
        // Each is told where the others answer, so all start again when one has to move.
        await stopProcesses();
        const ports = await chooseServicePorts(record, book);
        const beside = await chooseCompanionPorts(record, book);
        Object.assign(environment, serviceEnvironment(ports), objectPlace(runDir, env), ...beside.map(([one, port]) => one.environment(port, env)));
        replicas = count === 1 ? undefined : await planReplicas(count, shape, runDir, ports, book, environment, env);
        await replicas?.open();
        const plans = [...(replicas?.plans ?? planProcesses(shape, runDir, ports, environment, env)), ...beside.map(([one, port]) => one.plan(runDir, port, environment, env))];
        await allOrFirstFailure(plans.map((plan) => raise(plan, raising)));
      }, [...servicePortWishes, ...companions.map(({ portWish }) => portWish)], env, report);
      record.forgetAllBut([...begun.keys()]);
    }
    record.writeEnvironment(environment);
    const place = (name: string): number => [...serverNames, ...processNames].findIndex((one) => name.replace(/-\d+$/, '') === one);
    const rank = (name: string): number => (place(name) < 0 ? serverNames.length + processNames.length + companionNames.indexOf(name) : place(name));
    const components = [...begun.values()].sort((left, right) => rank(left.name) - rank(right.name) || (left.name < right.name ? -1 : 1));
    return { runDir, installation, environment, components, component, stop, release };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** In the order of starting. */
const serverNames = ['postgres', 'kafka', 'temporal'];
const isServer = (name: string): boolean => serverNames.includes(name);

/** Attachments lie beside the other data unless somebody names a bucket. */
const objectPlace = (runDir: string, { GUITU_OBJECT_STORE_URL: named }: NodeJS.ProcessEnv): Record<string, string> => ({ GUITU_OBJECT_STORE_URL: named ?? pathToFileURL(join(runDir, 'objects')).href });

/** Waits for all even when one failed, so that nothing is still starting while the rest is stopped. */
async function allOrFirstFailure<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const outcomes = await Promise.allSettled(work);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

async function stopOne(component: Component | undefined, report: (line: string) => void): Promise<void> {
  const startedAt = Date.now();
  const how = await component?.stop();
  if (component && how) report(`${component.name} stopped (${how}, ${((Date.now() - startedAt) / 1_000).toFixed(1)} s)`);
}
