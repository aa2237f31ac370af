/** How the orchestrator reaches Temporal, from the environment. */
import { fileURLToPath } from 'node:url';
import { readTls, type Tls } from '@guitu/platform/service/tls-settings';
import { z } from 'zod';

const Environment = z.object({
  GUITU_TEMPORAL_ADDRESS: z.string().regex(/^[A-Za-z0-9_.-]+:\d{1,5}$/, { error: 'host:port' }),
  GUITU_TEMPORAL_NAMESPACE: z.string().min(1).default('guitu'),
  /** key of a service account, where the server asks for one (Temporal Cloud); needs GUITU_TEMPORAL_TLS=on */
  GUITU_TEMPORAL_API_KEY: z.string().min(1).optional(),
  /** Web UI, for links only */
  GUITU_TEMPORAL_UI_URL: z.url().optional(),
  /** build id of this worker; when given, workflow tasks are versioned and this build becomes the current one */
  GUITU_BUILD_ID: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/).optional(),
  /** rungs that leave the house wait this long after their due instant (ms) */
  GUITU_SETTLE_MS: z.coerce.number().int().min(0).max(600_000).default(5_000),
  /** runs the worker keeps in memory; one that is not there is replayed from its first event. 0: every one, each time */
  GUITU_WORKFLOW_CACHE: z.coerce.number().int().min(0).max(100_000).default(500),
  /** the reconciler looks at every open return this often (ms) */
  GUITU_RECONCILE_MS: z.coerce.number().int().min(1_000).max(86_400_000).default(300_000),
  /** runs that know more than a restored record: person: shown only · record: PostgreSQL is the truth, they end and the returns go on from it */
  GUITU_RESTORED_TRUST: z.enum(['person', 'record']).default('person'),
  /** file of the workflow bundle; by default beside the compiled code */
  GUITU_WORKFLOW_BUNDLE: z.string().min(1).optional(),
});

/** Nest's token of the configuration. */
export const TEMPORAL_CONFIG = Symbol('Temporal configuration');

export interface TemporalConfig {
  address: string;
  namespace: string;
  /** undefined: not encrypted */
  tls: Tls | undefined;
  apiKey: string | undefined;
  uiUrl: string | undefined;
  buildId: string | undefined;
  settleMs: number;
  /** Runs kept in memory. */
  cachedRuns: number;
  reconcileMs: number;
  restoredTrust: 'person' | 'record';
  /** File of the workflow bundle. */
  bundlePath: string;
}

/** @throws Error that names every variable that is missing or wrong */
export function readTemporalConfig(env: Readonly<Record<string, string | undefined>>): TemporalConfig {
  const read = Environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== '')));
  const { tls, faults } = readTls('GUITU_TEMPORAL', env);
  const wrong = [...(read.error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message })), ...faults];
  // it would be sent for everybody on the way to read
  if (read.data?.GUITU_TEMPORAL_API_KEY !== undefined && tls === undefined) wrong.push({ path: 'GUITU_TEMPORAL_API_KEY', message: 'needs GUITU_TEMPORAL_TLS=on' });
  if (!read.success || wrong.length > 0) throw new Error(['Temporal: 配置有误 / configuration not valid', ...wrong.map(({ path, message }) => `  ${path}: ${message}`)].join('\n'));
  const given = read.data;
  return {
    address: given.GUITU_TEMPORAL_ADDRESS,
    namespace: given.GUITU_TEMPORAL_NAMESPACE,
    tls,
    apiKey: given.GUITU_TEMPORAL_API_KEY,
    uiUrl: given.GUITU_TEMPORAL_UI_URL,
    buildId: given.GUITU_BUILD_ID,
    settleMs: given.GUITU_SETTLE_MS,
    cachedRuns: given.GUITU_WORKFLOW_CACHE,
    reconcileMs: given.GUITU_RECONCILE_MS,
    restoredTrust: given.GUITU_RESTORED_TRUST,
    bundlePath: given.GUITU_WORKFLOW_BUNDLE ?? fileURLToPath(new URL('../workflow-bundle.js', import.meta.url)),
  };
}
