/** Starts a stage: its servers, the proxies on its edges, its processes. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Component } from '@guitu/stack/component';
import { erp } from '@guitu/stack/erp-sink/plan';
import { readOrMakeInstallation } from '@guitu/stack/installation';
import type { Launch } from '@guitu/stack/launch';
import { repositoryRoot } from '@guitu/stack/layout';
import { PortBook } from '@guitu/stack/ports';
import { processLaunch, serviceVariable } from '@guitu/stack/processes';
import { provision } from '@guitu/stack/provision';
import { ThrowawayFolder, sweepAbandoned } from '@guitu/stack/throwaway-folder';
import { FaultProxy } from '@guitu/testing/fault-proxy';
import { MailBox } from '../../canary/mail-box.js';
import type { Addresses } from '../../desk-api.js';
import { kafkaDoors, perService, SERVICES, through, type Edges, type Service } from './edges.js';
import { startServers } from './servers.js';
import { FaultStage } from './stage.js';

export interface StageOptions {
  /** processes of each service; default one */
  readonly replicas?: number;
  /** folder of another release, built: the second process of every service is of that one */
  readonly beside?: string;
  /** more settings of the services */
  readonly settings?: Readonly<Record<string, string>>;
  readonly report?: (line: string) => void;
}

/** It ends by `leave`; what a killed program left is ended by the next one. */
export async function startStage(options: StageOptions = {}): Promise<FaultStage> {
  await sweepAbandoned();
  const folder = await ThrowawayFolder.make();
  try {
    return await raise(folder, options);
  } catch (error) {
    await folder.end();
    throw error;
  }
}

async function raise(folder: ThrowawayFolder, { beside, replicas = beside === undefined ? 1 : 2, settings = {}, report = () => undefined }: StageOptions): Promise<FaultStage> {
  const startedAt = Date.now();
  const book = new PortBook({});
  const installation = await readOrMakeInstallation(folder.path);
  const { proxies: kafka, doors } = await kafkaDoors(book);
  const deaths: string[] = [];
  const died = (component: Component, how: string): void => {
    deaths.push(`${component.name} ${how}`);
    report(`${component.name} ${how}; started again`);
    component.start().then(() => folder.note()).catch((error: unknown) => report(String(error)));
  };
  const { servers, losses } = await startServers(folder, installation, book, doors, died);
  const environment = await provision(servers, installation, {});
  report(`servers are up after ${seconds(startedAt)}`);

  const ports = new Map<string, { service: Service; port: number }>();
  for (const service of SERVICES) for (let nr = 1; nr <= replicas; nr += 1) ports.set(nr === 1 ? service : `${service}-${nr}`, { service, port: await book.throwaway() });
  const portsOf = (service: Service): string[] => [...ports.values()].filter((one) => one.service === service).map(({ port }) => `127.0.0.1:${port}`);
  const erpPort = await book.throwaway();
  const mail = await MailBox.open();
  const edges: Edges = {
    kafka,
    http: await perService((service) => FaultProxy.to(portsOf(service))),
    postgres: await perService(() => FaultProxy.to(servers.postgres.address)),
    temporal: await FaultProxy.to(servers.temporal.address),
    erp: await FaultProxy.to(`127.0.0.1:${erpPort}`),
    mail: await FaultProxy.to(`127.0.0.1:${mail.port}`),
  };
  const urls = Object.fromEntries(SERVICES.map((service) => [serviceVariable(service, 'URL'), `http://127.0.0.1:${edges.http[service].port}`]));
  const shared: Record<string, string> = {
    ...environment, ...urls, ...erp.environment(erpPort, {}),
    GUITU_OBJECT_STORE_URL: pathToFileURL(join(folder.path, 'objects')).href,
    GUITU_NOTIFICATIONS_SMTP_URL: `smtp://127.0.0.1:${edges.mail.port}?ignoreTLS=true`, GUITU_NOTIFICATIONS_MAIL_FROM: 'guitu@guitu.example',
    ...settings,
  };
  const sink = new Component(await erp.plan(folder.path, erpPort, shared, process.env).launch(() => erpPort), undefined, died);
  const booking = (...kinds: readonly string[]): string => JSON.stringify([{ url: `http://127.0.0.1:${edges.erp.port}`, secretVariable: 'GUITU_ERP_SECRET', kinds, keysAreUnique: true }]);
  const told = { ...shared, GUITU_FINANCE_CONNECTORS: booking('settlement', 'refund'), GUITU_PRODUCTION_CONNECTORS: booking('rework_order', 'replenishment_order') };
  const processes = new Map<string, Component>([['erp', sink]]);
  const older = beside === undefined ? [] : [...ports.keys()].filter((name) => name.endsWith('-2'));
  for (const [name, { service, port }] of ports) {
    const launch = processLaunch(name, { [service]: port }, join(folder.path, 'logs', `${name}.log`), ownEnvironment(told, edges, service, port));
    processes.set(name, new Component(beside !== undefined && older.includes(name) ? ofAnother(launch, beside) : launch, () => void folder.note(), died));
  }
  const outcomes = await Promise.allSettled([...processes.values()].map((component) => folder.start(component)));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  report(`${processes.size} processes are up after ${seconds(startedAt)}; their logs: ${join(folder.path, 'logs')}`);
  const addresses = { ...Object.fromEntries(SERVICES.map((service) => [service, `http://127.0.0.1:${edges.http[service].port}`])), erp: `http://127.0.0.1:${erpPort}` } as Addresses;
  return new FaultStage({ folder, environment: shared, addresses, edges, servers, losses, mail, processes, older, deaths, superuserPassword: installation.superuserPassword });
}

/** The same process of the build in another folder. */
function ofAnother(launch: Launch, folder: string): Launch {
  const { command } = launch;
  return command === undefined ? launch : { ...launch, command: { ...command, cwd: folder, args: command.args.map((arg) => arg.replace(repositoryRoot, folder)) } };
}

/** What one process is told: the ways of its service lead through that service's proxies. */
function ownEnvironment(shared: Readonly<Record<string, string>>, edges: Edges, service: Service, port: number): NodeJS.ProcessEnv {
  const database = serviceVariable(service, 'DATABASE_URL');
  return {
    ...process.env, NODE_OPTIONS: '', ...shared,
    GUITU_KAFKA_BROKERS: `127.0.0.1:${edges.kafka[service].port}`,
    GUITU_TEMPORAL_ADDRESS: `127.0.0.1:${edges.temporal.port}`,
    [database]: through(shared[database] ?? '', edges.postgres[service]),
    [serviceVariable(service, 'PORT')]: String(port),
  };
}

const seconds = (since: number): string => `${((Date.now() - since) / 1_000).toFixed(1)} s`;
