/** Everything a service is told from outside, read once at its start from the environment. */
import { AuthConfig } from '@guitu/identity/auth-config';
import type { KafkaAddress } from '@guitu/messaging/kafka-client';
import { z } from 'zod';
import { readKafkaSecurity } from './kafka-security.js';

const Broker = z.string().regex(/^[A-Za-z0-9_.-]+:\d{1,5}$/, { error: 'host:port' });
/** Variables every service shares. */
const Shared = z.object({
  GUITU_KAFKA_BROKERS: z.string().min(1).transform((text) => text.split(',').map((broker) => broker.trim())).pipe(z.array(Broker).min(1)),
  GUITU_TOPIC_PREFIX: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/).default('guitu'),
  /** address to listen on */
  GUITU_LISTEN_HOST: z.string().min(1).default('127.0.0.1'),
  GUITU_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** shared secret of the services among themselves (gap fetch) */
  GUITU_INTERNAL_TOKEN: z.string().min(16).optional(),
  /** where people are known from: masterdata (a trial has demo people until it has stated some), or demo people alone */
  GUITU_PEOPLE: z.enum(['masterdata', 'demo']).default('masterdata'),
  /** where attachments lie: file:///folder, or the address of a bucket (https://s3.example/bucket); none: attachments are refused */
  GUITU_OBJECT_STORE_URL: z.url({ protocol: /^(file|https?)$/, error: 'file:///folder or the address of a bucket' }).optional(),
  GUITU_OBJECT_STORE_REGION: z.string().min(1).default('us-east-1'),
  GUITU_OBJECT_STORE_ACCESS_KEY: z.string().min(1).optional(),
  GUITU_OBJECT_STORE_SECRET_KEY: z.string().min(1).optional(),
  /** where people reach the house: base of the links in codes on labels and papers */
  GUITU_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'an http(s) address' }).default('http://localhost:4090'),
  /** how long a start waits for a database that is starting up or not there yet, in seconds */
  GUITU_DATABASE_PATIENCE: z.coerce.number().int().min(0).max(3_600).default(120),
  /** zone in which due times are written for people */
  GUITU_TIME_ZONE: z.string().default('Asia/Shanghai').refine(isTimeZone, { error: 'not an IANA time zone' }),
});
/** Services that others ask, and the variables that say where they answer. */
const PEERS = { returns: 'RETURNS', warehouse: 'WAREHOUSE', quality: 'QUALITY', production: 'PRODUCTION', finance: 'FINANCE', masterdata: 'MASTERDATA', notifications: 'NOTIFICATIONS', process: 'ORCHESTRATOR' } as const;
/** Without a secret of its own, a trial installation uses this one; refused with GUITU_AUTH_MODE=oidc. */
const TRIAL_TOKEN = 'guitu-trial-internal';

/** A folder, or a bucket with what opens it. */
export type ObjectPlace = { readonly folder: URL } | { readonly bucketUrl: string; readonly region: string; readonly accessKeyId: string; readonly secretAccessKey: string };

export class ServiceConfig {
  constructor(
    readonly name: string,
    readonly databaseUrl: string,
    readonly port: number,
    readonly host: string,
    readonly kafka: KafkaAddress,
    readonly topicPrefix: string,
    readonly logLevel: z.infer<typeof Shared>['GUITU_LOG_LEVEL'],
    readonly internalToken: string,
    readonly timeZone: string,
    readonly auth: AuthConfig,
    /** base URL by producing service */
    readonly peers: Readonly<Record<string, string>>,
    /** database connections of this service */
    readonly poolSize: number,
    readonly people: z.infer<typeof Shared>['GUITU_PEOPLE'],
    /** where attachments lie; null: nowhere */
    readonly objects: ObjectPlace | null,
    /** without a slash at its end */
    readonly publicUrl: string,
    /** ms that a start waits for the database */
    readonly databasePatience: number,
  ) {}
}

/** @throws Error that names every variable that is missing or wrong, one per line; values are not repeated */
export function readServiceConfig(name: string, env: Readonly<Record<string, string | undefined>>): ServiceConfig {
  const own = `GUITU_${name.toUpperCase()}`;
  const Own = z.object({
    [`${own}_DATABASE_URL`]: z.string().regex(/^postgres(ql)?:\/\//, { error: 'a postgres:// URL' }),
    [`${own}_PORT`]: z.coerce.number().int().min(0).max(65_535),
    [`${own}_POOL_SIZE`]: z.coerce.number().int().min(2).max(100).default(10),
  });
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const [shared, auth, mine] = [Shared.safeParse(given), AuthConfig.safeParse(given), Own.safeParse(given)];
  const issues = [shared, auth, mine].flatMap((part) => part.error?.issues ?? []);
  if (shared.success && auth.success && auth.data.GUITU_AUTH_MODE === 'oidc' && shared.data.GUITU_INTERNAL_TOKEN === undefined) {
    issues.push({ code: 'custom', path: ['GUITU_INTERNAL_TOKEN'], message: 'needed when GUITU_AUTH_MODE=oidc', input: undefined });
  }
  const bucket = shared.data?.GUITU_OBJECT_STORE_URL?.startsWith('http') === true;
  for (const variable of bucket ? (['GUITU_OBJECT_STORE_ACCESS_KEY', 'GUITU_OBJECT_STORE_SECRET_KEY'] as const) : []) {
    if (shared.data?.[variable] === undefined) issues.push({ code: 'custom', path: [variable], message: 'needed for a bucket', input: undefined });
  }
  const kafka = readKafkaSecurity(given);
  issues.push(...kafka.faults.map(({ path, message }) => ({ code: 'custom' as const, path: [path], message, input: undefined })));
  if (!shared.success || !auth.success || !mine.success || issues.length > 0) {
    throw new Error([`${name}: 配置有误 / configuration not valid`, ...issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)].join('\n'));
  }
  const s = shared.data;
  const peers = Object.entries(PEERS).flatMap(([source, variable]) => {
    const url = given[`GUITU_${variable}_URL`];
    return url === undefined ? [] : [[source, url] as const];
  });
  const { [`${own}_DATABASE_URL`]: url, [`${own}_PORT`]: port, [`${own}_POOL_SIZE`]: pool } = mine.data;
  return new ServiceConfig(
    name, String(url), Number(port), s.GUITU_LISTEN_HOST, { brokers: s.GUITU_KAFKA_BROKERS, security: kafka.security, clientId: `guitu-${name}` }, s.GUITU_TOPIC_PREFIX, s.GUITU_LOG_LEVEL,
    s.GUITU_INTERNAL_TOKEN ?? TRIAL_TOKEN, s.GUITU_TIME_ZONE, auth.data, Object.fromEntries(peers), Number(pool), s.GUITU_PEOPLE, objectPlace(s), s.GUITU_PUBLIC_URL.replace(/\/+$/, ''),
    s.GUITU_DATABASE_PATIENCE * 1_000,
  );
}

function objectPlace(s: z.infer<typeof Shared>): ObjectPlace | null {
  const { GUITU_OBJECT_STORE_URL: url, GUITU_OBJECT_STORE_REGION: region, GUITU_OBJECT_STORE_ACCESS_KEY: accessKeyId = '', GUITU_OBJECT_STORE_SECRET_KEY: secretAccessKey = '' } = s;
  if (url === undefined) return null;
  return url.startsWith('file:') ? { folder: new URL(url) } : { bucketUrl: url, region, accessKeyId, secretAccessKey };
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
