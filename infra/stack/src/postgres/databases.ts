import { Client } from 'pg';

/**
 * A database and a login of the same name per service. Nobody else may connect to it: what a service wants to know of
 * another it learns by events. Repeating it changes nothing but the passwords.
 * @param passwords by database
 */
export async function provisionDatabases(superuserUrl: string, passwords: Readonly<Record<string, string>>): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const databases = new Set((await client.query<{ name: string }>('select datname as name from pg_database')).rows.map((row) => row.name));
    const logins = new Set((await client.query<{ name: string }>('select rolname as name from pg_roles')).rows.map((row) => row.name));
    for (const [database, secret] of Object.entries(passwords)) {
      const name = client.escapeIdentifier(database);
      const password = client.escapeLiteral(secret);
      await client.query(`${logins.has(database) ? 'alter' : 'create'} role ${name} login password ${password}`);
      if (databases.has(database)) continue;
      await client.query(`create database ${name} owner ${name}`);
      await client.query(`revoke connect on database ${name} from public`);
    }
  } finally {
    await client.end();
  }
}

/** The address a service is given: its own database, its own login. */
export function databaseUrl(superuserUrl: string, database: string, password: string): string {
  const url = new URL(superuserUrl);
  url.username = database;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
