#!/usr/bin/env node
/**
 * Makes the passwords and keys of a compose installation once, into the volume that postgres and the services share:
 * `<service>.env` with what that service may know, `erp.env` with what finance, production and the trial's ERP know each other by,
 * `postgres-password`, and `databases.sql` for the first start of postgres.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceVariable } from '../stack/dist/processes.js';
import { services } from '../stack/dist/stack-names.js';

const folder = process.argv[2] ?? '/run/guitu';
const done = join(folder, 'complete');
const secret = () => randomBytes(18).toString('hex');

// On its own: it came later than the rest, so a folder that is complete may lack it.
if (!existsSync(join(folder, 'erp.env'))) write('erp.env', `GUITU_ERP_SECRET='${secret()}'\n`);

if (!existsSync(done)) {
  const shared = {
    GUITU_INTERNAL_TOKEN: secret(),
    GUITU_AUTH_DEV_KEY: JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })),
  };
  const statements = [];
  for (const { name, database } of services) {
    const password = secret();
    const url = `postgres://${database}:${password}@postgres:5432/${database}`;
    const own = { ...shared, [serviceVariable(name, 'DATABASE_URL')]: url };
    write(`${name}.env`, Object.entries(own).map(([key, value]) => `${key}='${value}'\n`).join(''));
    statements.push(
      `create role ${database} login password '${password}';`,
      `create database ${database} owner ${database};`,
      `revoke connect on database ${database} from public;`,
    );
  }
  write('databases.sql', `${statements.join('\n')}\n`);
  write('postgres-password', secret());
  write('complete', '');
}

/** Readable by the users of the other containers; the volume itself is what keeps others out. */
function write(name, content) {
  const file = join(folder, name);
  writeFileSync(`${file}.new`, content, { mode: 0o644 });
  renameSync(`${file}.new`, file);
}
