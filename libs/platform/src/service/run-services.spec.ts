import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestChild } from '@guitu/testing/child-process';
import { FaultProxy } from '@guitu/testing/fault-proxy';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';

const FILE = fileURLToPath(new URL('../testbed/two-services-child.ts', import.meta.url));

describe('several services in one process', () => {
  let databases: TestDatabase[];
  let child: TestChild | undefined;
  let proxy: FaultProxy | undefined;
  beforeEach(async () => {
    databases = [await createTestDatabase([]), await createTestDatabase([])];
  });
  afterEach(async () => {
    await child?.dispose();
    await proxy?.close();
    for (const database of databases) await database.drop();
  });

  const start = (more: Record<string, string> = {}) => {
    const [parcels = '', crates = ''] = databases.map((database) => database.url);
    child = new TestChild(FILE, {
      GUITU_PARCELS_DATABASE_URL: parcels, GUITU_PARCELS_PORT: '0', GUITU_CRATES_DATABASE_URL: crates, GUITU_CRATES_PORT: '0', GUITU_KAFKA_BROKERS: '127.0.0.1:9', ...more,
    });
    return child;
  };
  const urlsOf = async (process: TestChild) => {
    await process.prints('"service":"crates","url"');
    const started = process.lines.flatMap((line) => (line.includes('"started"') ? [JSON.parse(line) as { service: string; url: string }] : []));
    return new Map(started.map(({ service, url }) => [service, url]));
  };

  it('wait for a database that comes later than they do, have ports and databases of their own, and end together in order when asked to', async () => {
    const late = new URL(databases[1]?.url ?? '');
    proxy = await FaultProxy.to(late.host);
    proxy.mode = 'refuse';
    late.host = `127.0.0.1:${proxy.port}`;
    const process = start({ GUITU_CRATES_DATABASE_URL: late.href });
    await process.prints('database not ready');
    proxy.mode = 'pass';
    const urls = await urlsOf(process);
    expect(process.lines.filter((line) => line.includes('database not ready'))).toHaveLength(1);
    expect(new Set(urls.values()).size).toBe(2);
    for (const url of urls.values()) expect((await fetch(`${url}/health/live`)).status).toBe(200);
    for (const { dataSource } of databases) expect(await dataSource.query('select count(*)::int as n from migration')).not.toEqual([{ n: 0 }]);
    process.signal('SIGTERM');
    expect(await process.ends()).toBe(0);
    // by their times: a line that is still being written as the process ends may come after the last one
    const stopped = process.lines.flatMap((line) => (line.includes('"stopped"') ? [JSON.parse(line) as { service: string; time: string }] : []));
    expect(stopped.sort((a, b) => a.time.localeCompare(b.time)).map(({ service }) => service)).toEqual(['crates', 'parcels']);
  });

  it('end together with code 1 when one of them crashes', async () => {
    const process = start();
    const urls = await urlsOf(process);
    await fetch(`${urls.get('crates')}/api/crates/v1/crash`);
    expect(await process.ends()).toBe(1);
    expect(process.lines.some((line) => line.includes('"fatal"') && line.includes('the crates service is broken'))).toBe(true);
    await expect(fetch(`${urls.get('parcels')}/health/live`)).rejects.toThrow();
  });

  it('end with code 1 when a database cannot be reached in the time that is given to it', async () => {
    const process = start({ GUITU_CRATES_DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none', GUITU_DATABASE_PATIENCE: '0' });
    expect(await process.ends()).toBe(1);
  });

  it('do not start at all when a variable of one of them is wrong', async () => {
    const process = start({ GUITU_CRATES_PORT: 'abc' });
    expect(await process.ends()).toBe(1);
    expect(process.lines).toEqual([]);
  });
});
