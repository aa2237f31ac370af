import { join } from 'node:path';
import type { Launch, Look } from '../launch.js';
import { PortTaken } from '../problem.js';
import { logLength, logSince } from '../running-process.js';
import { searchAttributes, temporalNamespace } from '../stack-names.js';
import type { TemporalBinaries } from './binaries.js';
import { descriptionOf, readNamespace } from './namespace.js';
import { TemporalOperator } from './operator.js';

export interface TemporalSettings {
  binaries: TemporalBinaries;
  ports: { temporal: number; temporalUi: number };
  installationId: string;
  logFile: string;
  /** Folder of the store; absent for a server that forgets. */
  dataFolder?: string;
}

/** The development server with its Web UI. For trial and tests; production uses a Temporal cluster. */
export function temporalLaunch(settings: TemporalSettings): Launch {
  const { binaries, ports, dataFolder } = settings;
  const address = `127.0.0.1:${ports.temporal}`;
  // The store is never migrated by another version of the server, so its version stands in its name.
  const store = dataFolder && join(dataFolder, `temporal-${binaries.version}.db`);
  const operator = new TemporalOperator(binaries.cli, address);
  // A new store's namespace has no owner yet. It is ours if our process wrote that it serves; one that could not bind writes nothing
  // of the kind, though another installation's server may be answering in its place.
  const logFrom = logLength(settings.logFile);
  const serves = (): boolean => logSince(settings.logFile, logFrom, Infinity).includes('Temporal Server:');

  async function look(): Promise<Look> {
    const health = await operator.run('operator', 'cluster', 'health');
    if (!health.stdout.includes('SERVING')) return { ready: false, because: 'the cluster is not serving yet' };
    const namespace = await readNamespace(operator);
    if (!namespace) return { ready: false, because: `namespace ${temporalNamespace} is not there yet` };
    const ours = namespace.description === descriptionOf(settings.installationId);
    if (namespace.description === '' && !serves()) return { ready: false, because: 'it does not say yet that it serves' };
    if (!ours && namespace.description !== '') {
      throw new PortTaken(`Another Temporal answers at ${address} (“${namespace.description}”); give a free port by GUITU_TEMPORAL_PORT.`);
    }
    return { ready: true };
  }

  return {
    component: 'temporal',
    provider: binaries.provider,
    version: binaries.version,
    address,
    ports,
    look,
    command: {
      file: binaries.cli,
      args: [
        ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(ports.temporal), '--ui-port', String(ports.temporalUi)],
        ...['--namespace', temporalNamespace, '--ui-disable-news-fetch', '--log-level', 'warn'],
        ...['--dynamic-config-value', 'frontend.enableServerVersionCheck=false'],
        ...(store ? ['--db-filename', store, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'] : []),
        ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
      ],
      cwd: '/',
      env: { ...process.env, TEMPORAL_VERSION_CHECK_DISABLED: '1' },
      logFile: settings.logFile,
      stopSignal: 'SIGINT',
      stopLimitMs: 10_000,
      readyLimitMs: 60_000,
    },
  };
}
