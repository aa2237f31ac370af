/** A person at a department's desk, over HTTP and nothing else: signs in, reads tasks, records facts with an Idempotency-Key. */
import { apiBase, commandPath, type CommandKind } from '@guitu/contracts/http/command-routes';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import type { TaskStatement } from '@guitu/contracts/task';
import type { ServedDesk } from '@guitu/contracts/vocabulary';
import type { Call } from './examples/call.js';

/** Base address of every service, e.g. { returns: 'http://127.0.0.1:4001' }. */
export type Addresses = Record<ServedDesk | 'notifications' | 'masterdata' | 'orchestrator' | 'erp', string>;

/** Path below which a service answers; the trial's ERP is no service of ours. */
const base = (service: keyof Addresses): string => (service === 'erp' ? '' : apiBase(service === 'orchestrator' ? 'process' : service));

/** A person looks again after this; no claim about speed, a busy machine may take long over what is right. */
const PATIENCE_MS = 30_000;

export interface Answer<T> { readonly status: number; readonly body: T }

export class DeskApi {
  private readonly tokens = new Map<string, string>();

  /** @param accepted told of every request that changed something */
  constructor(private readonly at: Addresses, private readonly accepted: (call: Call) => void = () => undefined) {}

  /** A registration; `key` makes a repetition the same return. */
  register(person: string, body: Partial<RegisterReturnBody> & { plantCode: string; customerCode: string }, key: string): Promise<Answer<RecordedFact>> {
    return this.send('POST', `${this.at.returns}${apiBase('returns')}/returns`, person, body, key);
  }

  /** Records a fact at a desk. */
  record(desk: ServedDesk, kind: CommandKind, returnNo: string, person: string, body: unknown, key: string): Promise<Answer<RecordedFact>> {
    return this.send('POST', `${this.at[desk]}${commandPath(desk, kind, returnNo)}`, person, body, key);
  }

  /** Open tasks of a return at a desk, as the person may see them; null when the desk cannot answer now. */
  async tasks(desk: ServedDesk, person: string, query: string): Promise<TaskStatement[] | null> {
    const answer = await this.get<{ items: TaskStatement[] }>(desk, `/tasks?${query}`, person);
    return answer.status >= 500 ? null : answer.body.items;
  }

  /** GET below a service's own base path. */
  get<T>(service: keyof Addresses, path: string, person: string): Promise<Answer<T>> {
    return this.send('GET', `${this.at[service]}${base(service)}${path}`, person);
  }

  /** Any request below a service's own base path, with an Idempotency-Key where it may change something. */
  ask<T>(service: keyof Addresses, method: string, path: string, person: string, body?: unknown, key?: string): Promise<Answer<T>> {
    const url = `${this.at[service]}${base(service)}${path}`;
    return this.send(method, url, person, body, method === 'GET' ? undefined : key);
  }

  /** Any request; network failures are thrown, HTTP refusals are answers. */
  async send<T>(method: string, url: string, person: string, body?: unknown, key?: string): Promise<Answer<T>> {
    const response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        authorization: `Bearer ${await this.token(person)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = (text === '' ? null : JSON.parse(text)) as T;
    if (response.ok && method !== 'GET') this.accepted({ person, method, path: new URL(url).pathname, body, answer });
    return { status: response.status, body: answer };
  }

  /** Signs in as a demo person, once. */
  async token(person: string): Promise<string> {
    const held = this.tokens.get(person);
    if (held !== undefined) return held;
    const response = await fetch(`${this.at.returns}/dev/token`, {
      method: 'POST', signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person }),
    });
    if (!response.ok) throw new Error(`no token for ${person}: ${response.status} ${await response.text()}`);
    const { token } = (await response.json()) as { token: string };
    this.tokens.set(person, token);
    return token;
  }
}
