/** What a restore of PostgreSQL ends with, before any service starts: docs/restore.md. */
import { beginIncarnation } from '@guitu/messaging/incarnations';
import { createDataSource } from '@guitu/persistence/data-source';
import { serviceVariable } from '../processes.js';
import { Problem } from '../problem.js';
import { services } from '../stack-names.js';

type DataSource = ReturnType<typeof createDataSource>;

/** One of the restored databases. */
export interface Begun {
  readonly service: string;
  /** events that will be sent once more */
  readonly sentAgain: number;
}

/**
 * All databases get one number, higher than each had, and know it of each other.
 * @param environment with GUITU_<SERVICE>_DATABASE_URL of every service · @param sentSince UTC ms: what was sent before is on the topics and read
 * @throws Problem when a database is not named: an incarnation that some do not know lets the lost future in
 */
export async function beginIncarnations(environment: Readonly<Record<string, string | undefined>>, sentSince: number): Promise<{ incarnation: number; begun: Begun[] }> {
  const databases = services.map(({ name, source }) => ({ name, source, dataSource: open(name, environment[serviceVariable(name, 'DATABASE_URL')]) }));
  try {
    await Promise.all(databases.map(({ dataSource }) => dataSource.initialize()));
    const highest = await Promise.all(databases.map(({ dataSource }) => highestKnown(dataSource)));
    const incarnation = Math.max(...highest) + 1;
    const sources = databases.map(({ source }) => source);
    const begun: Begun[] = [];
    for (const { name, dataSource } of databases) begun.push({ service: name, sentAgain: await beginIncarnation(dataSource, incarnation, sources, sentSince) });
    return { incarnation, begun };
  } finally {
    await Promise.all(databases.filter(({ dataSource }) => dataSource.isInitialized).map(({ dataSource }) => dataSource.destroy()));
  }
}

function open(service: string, url: string | undefined): DataSource {
  if (!url) throw new Problem(`${serviceVariable(service, 'DATABASE_URL')} is not set: every restored database must be named.`);
  return createDataSource({ url, applicationName: 'guitu-restore', poolSize: 2, entities: [], migrations: [] });
}

/** A database restored to an earlier time may know less than another remembers of it. */
async function highestKnown(dataSource: DataSource): Promise<number> {
  const rows: { value: number }[] = await dataSource.query('select greatest((select value from incarnation), coalesce((select max(value) from source_incarnation), 1)) as value');
  return rows[0]?.value ?? 1;
}
