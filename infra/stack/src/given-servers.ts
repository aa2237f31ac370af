import { Client } from 'pg';
import { withAdmin } from './kafka/admin.js';
import type { Launch, Look } from './launch.js';
import { TemporalOperator } from './temporal/operator.js';

/** Servers somebody else runs, by address from the environment: looked at, never started or stopped. */

/** @param url of a login that may create databases and logins (GUITU_POSTGRES_URL). */
export function givenPostgres(url: string): Launch {
  const { host } = new URL(url);
  return given('postgres', host, async () => {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      await client.query('select 1');
    } finally {
      await client.end();
    }
  });
}

/** @param brokers host:port, several with commas (GUITU_KAFKA_BROKERS). */
export function givenKafka(brokers: string): Launch {
  return given('kafka', brokers, async () => {
    await withAdmin(brokers, (admin) => admin.describeCluster(), 3);
  });
}

/** @param address host:port of the frontend (GUITU_TEMPORAL_ADDRESS). */
export function givenTemporal(address: string, cli: string): Launch {
  return given('temporal', address, async () => {
    await new TemporalOperator(cli, address).must('operator', 'cluster', 'health');
  });
}

function given(component: string, address: string, ask: () => Promise<void>): Launch {
  const look = (): Promise<Look> => ask().then(() => ({ ready: true }), (error: Error) => ({ ready: false, because: error.message }));
  return { component, provider: 'given', version: 'not known', address, ports: {}, look };
}
