import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { certificateEnd, certificateWatch } from './certificate-watch.js';
import { tlsHosts } from './tls-hosts.js';

/** Made for this test alone; it opens nothing. Valid until END. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxdaCkp0U7xAdVLr5
DI60zbhC4+AEyEebYHgm4/c9CXChRANCAAT3abQQm4QUzISxPFmTYKwWTAf8pVRp
6ZjDofWh9YDAluB+9ORAcMejFqMlpLmjERy92/SUQVdMTo42MqXVyXdd
-----END PRIVATE KEY-----`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBhDCCASugAwIBAgIUH8NaKLpslSqjmlFn4luLH39YwOEwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNZ3VpdHUuZXhhbXBsZTAeFw0yNjExMjIxNjE0NDVaFw0zNjEx
MTkxNjE0NDVaMBgxFjAUBgNVBAMMDWd1aXR1LmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAAT3abQQm4QUzISxPFmTYKwWTAf8pVRp6ZjDofWh9YDAluB+
9ORAcMejFqMlpLmjERy92/SUQVdMTo42MqXVyXddo1MwUTAdBgNVHQ4EFgQUtV2f
k+wH04mR/TjMgMiS+5X/wXAwHwYDVR0jBBgwFoAUtV2fk+wH04mR/TjMgMiS+5X/
wXAwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiA/pLPw2YCW2FQw
kyAF2oaq/nOwyYoQmoV8St78AO+/dgIgCbm+2URZz9RrySgVHeTNC1MQyY65JY8n
aa4NMMEucqs=
-----END CERTIFICATE-----`;
const END = Date.parse('2036-11-19T16:14:45Z');
const DAY = 86_400_000;

let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer({ key: KEY, cert: CERTIFICATE });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('certificates', () => {
  it('are told of from three weeks before their end, also when they have ended', async () => {
    const at = { host: '127.0.0.1', port };
    expect(await certificateEnd(at)).toBe(END);
    const told = async (now: number): Promise<unknown[]> => [...(await certificateWatch(at, () => now).look())];
    const wrong = [{ kind: 'certificate', companyCode: null, plantCode: null, ref: `127.0.0.1.${port}` }];
    expect([await told(END - 21 * DAY), await told(END - 21 * DAY + 1), await told(END + DAY)]).toEqual([[], wrong, wrong]);
  });

  it('of a host that does not answer are not known: nothing is said of them', async () => {
    await expect(certificateWatch({ host: '127.0.0.1', port: 9 }, Date.now).look()).rejects.toThrow();
  });

  it('are those of the house’s own addresses and of the hosts that are named', () => {
    expect(tlsHosts(' mail.example:465,a.example:443 ,', ['https://a.example/x', 'http://b.example', 'https://c.example:8443'])).toEqual([
      { host: 'a.example', port: 443 }, { host: 'c.example', port: 8443 }, { host: 'mail.example', port: 465 },
    ]);
    for (const wrong of ['a.example', 'a.example:0', 'a.example:99999', 'https://a.example:1', '-a:1']) expect(() => tlsHosts(wrong, [])).toThrow('CERTIFICATES');
  });
});
