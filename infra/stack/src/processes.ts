import { join } from 'node:path';
import { repositoryRoot } from './layout.js';
import type { Launch, Look } from './launch.js';
import type { PortBook, PortWish } from './ports.js';
import { Problem } from './problem.js';
import type { Planned } from './servers.js';
import type { StackRecord } from './stack-record.js';
import { services } from './stack-names.js';

type Service = (typeof services)[number]['name'];

interface ProcessShape {
  component: string;
  services: readonly Service[];
}

/** `together`: everything departments do in one process, the orchestrator with its worker in another. `apart`: each service alone. */
const shapes = {
  together: [
    { component: 'departments', services: ['returns', 'warehouse', 'quality', 'production', 'finance', 'notifications', 'masterdata'] },
    { component: 'orchestrator', services: ['orchestrator'] },
  ],
  apart: services.map(({ name }) => ({ component: name, services: [name] })),
} as const satisfies Record<string, readonly ProcessShape[]>;

export type Shape = keyof typeof shapes;

/** Names of the Node processes in any shape: what an earlier start may have left. */
export const processNames: readonly string[] = [...new Set(Object.values(shapes).flatMap((shape) => shape.map(({ component }) => component)))];

/** @param text GUITU_SHAPE. @throws Problem for a shape there is not. */
export function shapeOf(text: string | undefined): Shape {
  if (text === undefined || text === '') return 'together';
  if (Object.hasOwn(shapes, text)) return text as Shape;
  throw new Problem(`GUITU_SHAPE=${text} is no shape: ${Object.keys(shapes).join(' or ')}.`);
}

/** A service gives each of its own checks 2 s. */
const READY_ANSWER_MS = 4_000;

const program = 'services/host/dist/main.js';

/** `GUITU_RETURNS_PORT` and its kin. */
export function serviceVariable(service: string, what: 'PORT' | 'DATABASE_URL' | 'URL'): string {
  return `GUITU_${service.toUpperCase()}_${what}`;
}

/** Ports of the services as people may fix them. */
export const servicePortWishes: readonly PortWish[] = services.map(({ name, port }) => ({ variable: serviceVariable(name, 'PORT'), preferred: port }));

/** Chosen for all before any starts, because a service is told where the others answer. @returns port by service. */
export async function chooseServicePorts(record: StackRecord, book: PortBook): Promise<Record<Service, number>> {
  const remembered = Object.assign({}, ...processNames.map((component) => record.of(component)?.ports)) as Partial<Record<Service, number>>;
  const ports = {} as Record<Service, number>;
  for (const { name, port } of services) {
    ports[name] = await book.choose({ variable: serviceVariable(name, 'PORT'), preferred: port, remembered: remembered[name] });
  }
  return ports;
}

/** Where each service listens and answers, as every process of the stack and every client is told. */
export function serviceEnvironment(ports: Readonly<Record<Service, number>>): Record<string, string> {
  return Object.fromEntries(
    services.flatMap(({ name }) => [
      [serviceVariable(name, 'PORT'), String(ports[name])],
      [serviceVariable(name, 'URL'), `http://127.0.0.1:${ports[name]}`],
    ]),
  );
}

/** @param environment of servers and services. */
export function planProcesses(
  shape: Shape,
  runDir: string,
  ports: Readonly<Record<Service, number>>,
  environment: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv,
): Planned[] {
  return shapes[shape].map(({ component, services: names }: ProcessShape) => {
    const own: Record<string, number> = Object.fromEntries(names.map((name) => [name, ports[name]]));
    return { component, wishes: {}, launch: () => Promise.resolve(processLaunch(component, own, join(runDir, 'logs', `${component}.log`), { ...env, ...environment })) };
  });
}

/** One Node process. @param ports of the services it runs, by name @param env all that it is told, these ports too */
export function processLaunch(component: string, ports: Readonly<Record<string, number>>, logFile: string, env: NodeJS.ProcessEnv): Launch {
  return {
    component,
    provider: 'build',
    version: `Node ${process.versions.node}`,
    address: Object.values(ports).map((port) => `127.0.0.1:${port}`).join(','),
    ports: { ...ports },
    look: () => allReady(ports),
    command: {
      file: process.execPath,
      args: ['--enable-source-maps', join(repositoryRoot, program)],
      cwd: repositoryRoot,
      env: { ...env, GUITU_HOST_SERVICES: Object.keys(ports).join(',') },
      logFile,
      stopSignal: 'SIGTERM',
      stopLimitMs: 15_000,
      readyLimitMs: 90_000,
    },
  };
}

/** They start one after the other, so the first that is not ready ends the look: asking costs each of them queries. */
async function allReady(ports: Readonly<Record<string, number>>): Promise<Look> {
  for (const [service, port] of Object.entries(ports)) {
    const look = await serviceReady(service, port);
    if (!look.ready) return look;
  }
  return { ready: true };
}

async function serviceReady(service: string, port: number): Promise<Look> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(READY_ANSWER_MS) });
    if (answer.ok) return { ready: true };
    return { ready: false, because: `${service} says ${answer.status}: ${(await answer.text()).slice(0, 300)}` };
  } catch {
    return { ready: false, because: `${service} does not answer on port ${port}` };
  }
}
