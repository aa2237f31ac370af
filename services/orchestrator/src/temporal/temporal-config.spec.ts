import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TEST_AUTHORITY, TEST_CLIENT, TEST_SERVER } from '@guitu/testing/test-certificates';
import { NativeConnection } from '@temporalio/worker';
import { connectClient, wayTo } from './temporal-client.js';
import { readTemporalConfig } from './temporal-config.js';

const NOT_SERVED = { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '12' } as const;
let server: Http2SecureServer;
let address: string;
/** `authorization` of every request */
const shown: (string | undefined)[] = [];
beforeAll(async () => {
  server = createSecureServer({ ...TEST_SERVER, ca: TEST_AUTHORITY });
  server.on('stream', (stream, headers) => {
    shown.push(headers.authorization);
    stream.respond(NOT_SERVED, { endStream: true });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const faults = (env: Record<string, string>): string[] => {
  try {
    readTemporalConfig({ GUITU_TEMPORAL_ADDRESS: 'temporal:7233', ...env });
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1).map((line) => line.trim().split(':')[0] ?? '');
  }
};

describe('the way to Temporal', () => {
  it('is open where nothing was said', () => {
    expect(wayTo(readTemporalConfig({ GUITU_TEMPORAL_ADDRESS: 'temporal:7233' }))).toEqual({ address: 'temporal:7233' });
  });

  it('is refused where it is said by halves, every variable by its name', () => {
    expect(faults({ GUITU_TEMPORAL_ADDRESS: 'nonsense', GUITU_TEMPORAL_TLS: 'yes' })).toEqual(['GUITU_TEMPORAL_ADDRESS', 'GUITU_TEMPORAL_TLS']);
    expect(faults({ GUITU_TEMPORAL_API_KEY: 'key' })).toEqual(['GUITU_TEMPORAL_API_KEY']);
    expect(faults({ GUITU_TEMPORAL_TLS: 'on', GUITU_TEMPORAL_KEY: TEST_CLIENT.key })).toEqual(['GUITU_TEMPORAL_CERT']);
    expect(faults({ GUITU_TEMPORAL_TLS: 'on', GUITU_TEMPORAL_CERT: TEST_CLIENT.cert, GUITU_TEMPORAL_KEY: TEST_CLIENT.key, GUITU_TEMPORAL_API_KEY: 'key' })).toEqual([]);
  });

  it('shows the key of the house to a server it trusts, by client and worker', async () => {
    const config = readTemporalConfig({ GUITU_TEMPORAL_ADDRESS: address, GUITU_TEMPORAL_TLS: 'on', GUITU_TEMPORAL_CA: TEST_AUTHORITY, GUITU_TEMPORAL_API_KEY: 'key-of-the-house' });
    const client = connectClient(config);
    await client.withDeadline(Date.now() + 10_000, () => client.workflowService.getSystemInfo({})).catch(() => undefined);
    const byClient = shown.length;
    await NativeConnection.connect(wayTo(config)).then((connection) => connection.close(), () => undefined);
    await client.connection.close();
    expect([byClient > 0, shown.length > byClient, [...new Set(shown)]]).toEqual([true, true, ['Bearer key-of-the-house']]);
  });

  it('shows it to nobody whose certificate it does not trust', async () => {
    const before = shown.length;
    const config = readTemporalConfig({ GUITU_TEMPORAL_ADDRESS: address, GUITU_TEMPORAL_TLS: 'on', GUITU_TEMPORAL_API_KEY: 'key-of-the-house' });
    await expect(NativeConnection.connect(wayTo(config))).rejects.toThrow();
    expect(shown.length).toBe(before);
  });
});
