import { Sha256 } from '@aws-crypto/sha256-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignatureV4 } from '@smithy/signature-v4';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskStore } from './disk-store.js';
import type { ObjectStore } from './object-store.js';
import { S3Store } from './s3-store.js';

const CREDENTIALS = { accessKeyId: 'guitu', secretAccessKey: 'a-secret-of-this-test' };
const KEY = 'quality/0199aa00-0000-7000-8000-000000000001';

/** A bucket that takes only what is signed rightly, by another implementation of the signature than the store's. */
class Bucket {
  readonly objects = new Map<string, { bytes: Buffer; type: string | undefined }>();
  /** answers still to be 503 */
  away = 0;
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request).then(([status, bytes]) => response.writeHead(status).end(bytes));
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/papers`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage): Promise<[number, Buffer?]> {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const body = Buffer.concat(parts);
    if (this.away > 0) {
      this.away -= 1;
      return [503];
    }
    if (!(await isSigned(request, body))) return [403];
    const path = request.url ?? '';
    if (request.method === 'PUT') this.objects.set(path, { bytes: body, type: request.headers['content-type'] });
    if (request.method === 'DELETE') return [this.objects.delete(path) ? 204 : 404];
    const found = this.objects.get(path);
    return found === undefined ? [404] : [200, request.method === 'GET' ? found.bytes : undefined];
  }
}

/** Signs the same request anew and compares; what is not among the signed headers is left out, as the protocol says. */
async function isSigned({ method = '', url = '', headers }: IncomingMessage, body: Buffer): Promise<boolean> {
  const said = /SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '');
  const [date, names] = [String(headers['x-amz-date']), said?.[1]?.split(';') ?? []];
  const signer = new SignatureV4({ credentials: CREDENTIALS, region: 'cn-east', service: 's3', sha256: Sha256, uriEscapePath: false });
  const at = new Date(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const signed = await signer.sign(
    { method, path: url, protocol: 'http:', hostname: '127.0.0.1', headers: Object.fromEntries(names.map((name) => [name, String(headers[name])])), body }, { signingDate: at },
  );
  return said?.[2] !== undefined && signed.headers['authorization']?.endsWith(`Signature=${said[2]}`) === true;
}

const bucket = new Bucket();
let folder: string;
let url: string;
beforeAll(async () => {
  [folder, url] = await Promise.all([mkdtemp(join(tmpdir(), 'guitu-objects-')), bucket.open()]);
});
afterAll(async () => {
  bucket.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each<[name: string, store: () => ObjectStore]>([
  ['a folder', () => new DiskStore(folder)],
  ['a bucket', () => new S3Store({ bucketUrl: url, region: 'cn-east', ...CREDENTIALS })],
])('%s', (_name, store) => {
  it('gives back what was put, until it is removed; removed twice is removed', async () => {
    const bytes = Buffer.from([0, 1, 2, 255]);
    expect(await store().get(KEY)).toBeNull();
    await store().put(KEY, bytes, 'image/png');
    await store().put(KEY, bytes, 'image/png');
    expect(Buffer.from((await store().get(KEY)) ?? []).equals(bytes)).toBe(true);
    await store().remove(KEY);
    await store().remove(KEY);
    expect(await store().get(KEY)).toBeNull();
  });
});

it('a folder’s objects are whole files that only this account reads', async () => {
  const store = new DiskStore(folder);
  await store.put(KEY, Buffer.from('x'), 'image/png');
  expect(await readdir(join(folder, 'quality'))).toEqual([KEY.split('/')[1]]);
  expect((await stat(join(folder, KEY))).mode & 0o077).toBe(0);
});

it.each(['../escape/0199aa00-0000-7000-8000-000000000001', 'quality/../../x', 'quality/name with spaces'])('%s is no place in the folder', async (key) => {
  await expect(new DiskStore(folder).put(key, Buffer.from('x'), 'image/png')).rejects.toThrow('no key of an object');
});

it('a bucket that is away for a moment is asked again; one that refuses is no success', async () => {
  const store = new S3Store({ bucketUrl: url, region: 'cn-east', ...CREDENTIALS });
  bucket.away = 2;
  await store.put(KEY, Buffer.from('x'), 'image/webp');
  expect([...bucket.objects.values()].at(-1)?.type).toBe('image/webp');
  const stranger = new S3Store({ bucketUrl: url, region: 'cn-east', ...CREDENTIALS, secretAccessKey: 'guessed' });
  await expect(stranger.get(KEY)).rejects.toThrow('403');
  await expect(stranger.put(KEY, Buffer.from('y'), 'image/webp')).rejects.toThrow('403');
});
