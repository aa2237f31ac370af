import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockDirectory } from './layout.js';

/** Versions of the servers. Checksums stand in infra/stack/lock/. */
export const pins = {
  /** CLI 1.8.2 carries server 1.31.2 and UI 2.50.1. */
  temporal: '1.8.2',
  kafka: '4.1.2',
  /** Oldest PostgreSQL whose public schema is closed to other logins by default. */
  postgresAtLeast: 15,
  /** The one that is fetched when the machine has none. */
  postgresFetched: '17.10',
  javaAtLeast: 17,
  /** Node 20 is what it is made with; by major version, those it is tested under besides. */
  nodesTested: { 22: '22.23.3', 24: '24.19.0' },
  /** Asks every API what its page does not say; fetched by the tests alone. */
  schemathesis: '4.32.5',
  /** Oldest Python (3.x) it runs under. */
  pythonMinorAtLeast: 11,
} as const;

export function lockFile(name: string): string {
  return join(lockDirectory, name);
}

export function lockText(name: string): string {
  return readFileSync(lockFile(name), 'utf8');
}

/** Files built for one system only are cached under its name. */
export const platform = `${process.platform}-${process.arch}`;
