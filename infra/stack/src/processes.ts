import { join } from 'node:path';
import { repositoryRoot } from './layout.js';
import type { Look } from './launch.js';
import type { Planned } from './servers.js';
import { services } from './stack-names.js';

type Service = (typeof services)[number]['name'];

/** The Node processes of `npm start`: everything a department does in one, the orchestrator with its worker in the other. */
export const processes: readonly { component: string; services: readonly Service[] }[] = [
  { component: 'departments', services: ['returns', 'warehouse', 'quality', 'production', 'notifications'] },
  { component: 'orchestrator', services: ['orchestrator'] },
];

const program = 'services/host/dist/main.js';

/** `GUITU_RETURNS_PORT` and its kin. */
export function serviceVariable(service: string, what: 'PORT' | 'DATABASE_URL' | 'URL'): string {
  return `GUITU_${service.toUpperCase()}_${what}`;
}

/** @param environment of the servers, without the services' own ports. */
export function planProcesses(runDir: string, environment: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv): Planned[] {
  return processes.map(({ component, services: names }) => ({
    component,
    wishes: Object.fromEntries(
      services
        .filter(({ name }) => names.includes(name))
        .map(({ name, port }) => [name, { variable: serviceVariable(name, 'PORT'), preferred: port }]),
    ),
    launch: async (port) => {
      const ports = Object.fromEntries(names.map((name) => [name, port(name)]));
      const variables = names.map((name) => [serviceVariable(name, 'PORT'), String(port(name))]);
      return {
        component,
        provider: 'build',
        version: process.version,
        address: names.map((name) => `http://127.0.0.1:${port(name)}`).join(' '),
        ports,
        look: () => allReady(ports),
        command: {
          file: process.execPath,
          args: ['--enable-source-maps', join(repositoryRoot, program)],
          cwd: repositoryRoot,
          env: { ...env, ...environment, ...Object.fromEntries(variables), GUITU_HOST_SERVICES: names.join(',') },
          logFile: join(runDir, 'logs', `${component}.log`),
          stopSignal: 'SIGTERM',
          stopLimitMs: 15_000,
          readyLimitMs: 90_000,
        },
      };
    },
  }));
}

async function allReady(ports: Readonly<Record<string, number>>): Promise<Look> {
  const looks = await Promise.all(Object.entries(ports).map(([service, port]) => serviceReady(service, port)));
  return looks.find((look) => !look.ready) ?? { ready: true };
}

async function serviceReady(service: string, port: number): Promise<Look> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    if (answer.ok) return { ready: true };
    return { ready: false, because: `${service} says ${answer.status}: ${(await answer.text()).slice(0, 300)}` };
  } catch {
    return { ready: false, because: `${service} does not answer on port ${port}` };
  }
}
