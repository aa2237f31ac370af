/** The trial's ERP as a part of the stack, and what finance and production are told of it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Companion } from '../companions.js';
import type { Look } from '../launch.js';
import { repositoryRoot } from '../layout.js';
import type { Planned } from '../servers.js';

const ERP = 'erp';

export const erp: Companion = {
  name: ERP,
  portWish: { variable: 'GUITU_ERP_PORT', preferred: 4120 },
  environment: toldOfErp,
  plan,
};

/** For clients and services; what an installation says of its own connectors counts instead. Companies go on by hand until their heads of finance and planning choose the connector. */
function toldOfErp(port: number, env: NodeJS.ProcessEnv): Record<string, string> {
  const url = `http://127.0.0.1:${port}`;
  const booking = (...kinds: readonly string[]): string => JSON.stringify([{ url, secretVariable: 'GUITU_ERP_SECRET', kinds, keysAreUnique: true }]);
  return {
    GUITU_ERP_URL: url,
    GUITU_ERP_SECRET: randomBytes(18).toString('hex'),
    GUITU_FINANCE_CONNECTORS: env.GUITU_FINANCE_CONNECTORS ?? booking('settlement', 'refund'),
    GUITU_PRODUCTION_CONNECTORS: env.GUITU_PRODUCTION_CONNECTORS ?? booking('rework_order', 'replenishment_order'),
  };
}

function plan(runDir: string, port: number, environment: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv): Planned {
  return {
    component: ERP,
    wishes: {},
    launch: () => Promise.resolve({
      component: ERP, provider: 'build', version: `Node ${process.versions.node}`, address: `127.0.0.1:${port}`, ports: { [ERP]: port },
      look: () => ready(port, environment.GUITU_ERP_SECRET ?? ''),
      command: {
        file: process.execPath,
        args: ['--enable-source-maps', join(repositoryRoot, 'infra/stack/dist/erp-sink/main.js')],
        cwd: repositoryRoot,
        env: { ...env, ...environment, GUITU_ERP_PORT: String(port), GUITU_ERP_FILE: join(runDir, 'erp-documents') },
        logFile: join(runDir, 'logs', `${ERP}.log`),
        stopSignal: 'SIGTERM', stopLimitMs: 5_000, readyLimitMs: 30_000,
      },
    }),
  };
}

async function ready(port: number, secret: string): Promise<Look> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { headers: { authorization: `Bearer ${secret}` }, signal: AbortSignal.timeout(2_000) });
    const { secretKnown } = (await answer.json()) as { secretKnown?: boolean };
    return secretKnown === true ? { ready: true } : { ready: false, because: `somebody else answers on port ${port}` };
  } catch {
    return { ready: false, because: `nobody answers on port ${port}` };
  }
}
