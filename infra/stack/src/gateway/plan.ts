/** The gateway as a part of the stack. */
import { join } from 'node:path';
import type { Companion } from '../companions.js';
import type { Look } from '../launch.js';
import { repositoryRoot } from '../layout.js';
import { PortTaken } from '../problem.js';
import type { Planned } from '../servers.js';
import { services } from '../stack-names.js';

const GATEWAY = 'gateway';

export const gateway: Companion = {
  name: GATEWAY,
  portWish: { variable: 'GUITU_GATEWAY_PORT', preferred: 4090 },
  environment: (port) => ({ GUITU_GATEWAY_URL: `http://127.0.0.1:${port}` }),
  plan,
};

function plan(runDir: string, port: number, environment: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv): Planned {
  const targets = Object.fromEntries(services.map(({ name, source }) => [source, environment[`GUITU_${name.toUpperCase()}_URL`]]));
  return {
    component: GATEWAY,
    wishes: {},
    launch: () => Promise.resolve({
      component: GATEWAY, provider: 'build', version: `Node ${process.versions.node}`, address: `127.0.0.1:${port}`, ports: { [GATEWAY]: port },
      look: () => ready(port, targets),
      command: {
        file: process.execPath,
        args: ['--enable-source-maps', join(repositoryRoot, 'infra/stack/dist/gateway/main.js')],
        cwd: repositoryRoot,
        env: { ...env, ...environment, GUITU_GATEWAY_PORT: String(port) },
        logFile: join(runDir, 'logs', `${GATEWAY}.log`),
        stopSignal: 'SIGTERM', stopLimitMs: 5_000, readyLimitMs: 30_000,
      },
    }),
  };
}

/** It is this one when it hands on to the services of this installation. @throws PortTaken when it is another's */
async function ready(port: number, targets: Readonly<Record<string, string | undefined>>): Promise<Look> {
  const found = await targetsAt(port);
  if (found === null) return { ready: false, because: `nobody answers on port ${port}` };
  if (Object.entries(targets).some(([source, url]) => found[source] !== url)) throw new PortTaken(`another gateway answers on port ${port}`);
  return { ready: true };
}

async function targetsAt(port: number): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/gateway/health`, { signal: AbortSignal.timeout(2_000) });
    const { targets = {} } = (await answer.json()) as { targets?: Record<string, unknown> };
    return targets;
  } catch {
    return null;
  }
}
