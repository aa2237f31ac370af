import { join } from 'node:path';
import { repositoryRoot } from './layout.js';
import type { Look } from './launch.js';
import type { PortBook } from './ports.js';
import type { Planned } from './servers.js';
import type { StackRecord } from './stack-record.js';
import { services } from './stack-names.js';

type Service = (typeof services)[number]['name'];

/** The Node processes of `npm start`: everything a department does in one, the orchestrator with its worker in the other. */
export const processes: readonly { component: string; services: readonly Service[] }[] = [
  { component: 'departments', services: ['returns', 'warehouse', 'quality', 'production', 'notifications'] },
  { component: 'orchestrator', services: ['orchestrator'] },
];

/** A service gives each of its own checks 2 s. */
const READY_ANSWER_MS = 4_000;

const program = 'services/host/dist/main.js';

/** `GUITU_RETURNS_PORT` and its kin. */
export function serviceVariable(service: string, what: 'PORT' | 'DATABASE_URL' | 'URL'): string {
  return `GUITU_${service.toUpperCase()}_${what}`;
}

/** Chosen for all before any starts, because a service is told where the others answer. @returns port by service. */
export async function chooseServicePorts(record: StackRecord, book: PortBook): Promise<Record<Service, number>> {
  const remembered = Object.assign({}, ...processes.map(({ component }) => record.of(component)?.ports)) as Partial<Record<Service, number>>;
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
  runDir: string,
  ports: Readonly<Record<Service, number>>,
  environment: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv,
): Planned[] {
  return processes.map(({ component, services: names }) => {
    const own = Object.fromEntries(names.map((name) => [name, ports[name]]));
    return {
      component,
      wishes: {},
      launch: () =>
        Promise.resolve({
          component,
          provider: 'build',
          version: `Node ${process.versions.node}`,
          address: names.map((name) => `127.0.0.1:${ports[name]}`).join(','),
          ports: own,
          look: () => allReady(own),
          command: {
            file: process.execPath,
            args: ['--enable-source-maps', join(repositoryRoot, program)],
            cwd: repositoryRoot,
            env: { ...env, ...environment, GUITU_HOST_SERVICES: names.join(',') },
            logFile: join(runDir, 'logs', `${component}.log`),
            stopSignal: 'SIGTERM',
            stopLimitMs: 15_000,
            readyLimitMs: 90_000,
          },
        }),
    };
  });
}

async function allReady(ports: Readonly<Record<string, number>>): Promise<Look> {
  const looks = await Promise.all(Object.entries(ports).map(([service, port]) => serviceReady(service, port)));
  return looks.find((look) => !look.ready) ?? { ready: true };
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
