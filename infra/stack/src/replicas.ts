/**
 * Several processes of each service on one machine. Each listens on a port of its own; others and people are told one address per
 * service, behind which the connections are spread over those that answer, as a Service of Kubernetes does.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { PortBook } from './ports.js';
import { Problem } from './problem.js';
import { planProcesses, serviceVariable, type Shape } from './processes.js';
import type { Planned } from './servers.js';
import { services } from './stack-names.js';

type Ports = Record<(typeof services)[number]['name'], number>;
const MOST = 5;

export interface Replicas {
  readonly plans: readonly Planned[];
  /** Listens at the told addresses. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** @param text GUITU_REPLICAS; default 1. @throws Problem when it is no number of replicas */
export function replicasOf(text: string | undefined): number {
  const count = Number(text || '1');
  if (!Number.isInteger(count) || count < 1 || count > MOST) throw new Problem(`GUITU_REPLICAS=${text}: 1 to ${MOST}.`);
  return count;
}

/** @param fronts ports of the told addresses · @param environment of servers and services, with the told addresses */
export async function planReplicas(count: number, shape: Shape, runDir: string, fronts: Ports, book: PortBook, environment: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv): Promise<Replicas> {
  const plans: Planned[] = [];
  const behind: Ports[] = [];
  for (let number = 1; number <= count; number++) {
    const own = {} as Ports;
    for (const { name } of services) own[name] = await book.throwaway();
    const listens = Object.fromEntries(services.map(({ name }) => [serviceVariable(name, 'PORT'), String(own[name])]));
    plans.push(...planProcesses(shape, runDir, own, { ...environment, ...listens }, env).map((plan) => numbered(plan, number, runDir)));
    behind.push(own);
  }
  const servers = services.map(({ name }) => [spread(behind.map((own) => own[name])), fronts[name]] as const);
  return {
    plans,
    open: async () => void (await Promise.all(servers.map(([server, port]) => new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))))),
    close: async () => void (await Promise.all(servers.map(([server]) => new Promise((resolve) => server.close(resolve))))),
  };
}

function numbered(plan: Planned, number: number, runDir: string): Planned {
  const component = `${plan.component}-${number}`;
  return {
    ...plan, component,
    launch: async (port) => {
      const { command, ...launch } = await plan.launch(port);
      return { ...launch, component, ...(command && { command: { ...command, logFile: join(runDir, 'logs', `${component}.log`) } }) };
    },
  };
}

/** One connection after the other to the next of the ports that takes it; when none does, it is refused. Sockets end with the server. */
export function spread(ports: readonly number[]): Server {
  let turn = 0;
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const first = turn++;
    const attempt = (tries: number): void => {
      const port = ports[(first + tries) % ports.length];
      if (port === undefined || tries === ports.length) return void client.destroy();
      const onward = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      const next = (): void => attempt(tries + 1);
      onward.once('error', next).once('connect', () => {
        onward.off('error', next);
        for (const [one, other] of [[client, onward], [onward, client]] as const) {
          open.add(one);
          one.on('error', () => undefined).once('close', () => {
            open.delete(one);
            other.destroy();
          });
        }
        client.pipe(onward).pipe(client);
      });
    };
    client.on('error', () => undefined);
    attempt(0);
  });
  const close = server.close.bind(server);
  server.close = (done) => {
    close(done);
    for (const socket of open) socket.destroy();
    return server;
  };
  return server;
}
