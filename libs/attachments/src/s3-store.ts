import { AwsClient } from 'aws4fetch';
import type { ObjectPlace } from '@guitu/platform/service/service-config';
import type { ObjectStore } from './object-store.js';

/** bucketUrl: address of the bucket itself, https://s3.example/bucket or https://bucket.s3.example. */
type Bucket = Extract<ObjectPlace, { bucketUrl: string }>;

/** No object is larger than an attachment may be; a store that does not answer in so long is away (ms). */
const ANSWER_LIMIT = 60_000;

/** Objects in a bucket of any store that speaks S3's protocol with signatures of version 4. */
export class S3Store implements ObjectStore {
  private readonly client: AwsClient;

  constructor(private readonly place: Bucket) {
    const { accessKeyId, secretAccessKey, region } = place;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  }

  async put(key: string, bytes: Uint8Array, mediaType: string): Promise<void> {
    const answer = await this.ask('PUT', key, { body: new Uint8Array(bytes), headers: { 'content-type': mediaType } });
    if (!answer.ok) throw new Error(`the object store answered ${answer.status} to PUT`);
    await answer.arrayBuffer();
  }

  async get(key: string): Promise<Uint8Array | null> {
    const answer = await this.ask('GET', key);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(`the object store answered ${answer.status} to GET`);
    return bytes;
  }

  async remove(key: string): Promise<void> {
    const answer = await this.ask('DELETE', key);
    await answer.arrayBuffer();
    if (!answer.ok && answer.status !== 404) throw new Error(`the object store answered ${answer.status} to DELETE`);
  }

  private ask(method: string, key: string, more: Pick<RequestInit, 'body' | 'headers'> = {}): Promise<Response> {
    return this.client.fetch(`${this.place.bucketUrl.replace(/\/$/, '')}/${key}`, { method, signal: AbortSignal.timeout(ANSWER_LIMIT), ...more });
  }
}
