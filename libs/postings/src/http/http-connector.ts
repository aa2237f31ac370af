/**
 * A system that books over HTTP, or a small program before it. Two calls below its address, both with `Authorization: Bearer`:
 * - `POST /documents` {key, companyCode, kind, returnNo} with amount (Fen) and way of money, or with order {lines, qty, due (UTC ms), priority, lineCode}: 200 or 201 {voucherNo} · 422 {code}: understood, will not be booked
 * - `GET /documents?companyCode=&kind=&key=`: 200 {voucherNo} · 404: not there
 * Any other answer, and none, says nothing about what was done.
 */
import { Code } from '@guitu/contracts/scalars';
import { z } from 'zod';
import { BookingRefused, type BookingRequest, type Connector } from '../connector.js';
import type { PostingKind } from '../vocabulary.js';
import type { ConnectorConfig } from './connector-config.js';

const Voucher = z.object({ voucherNo: Code });
/** Its words stay outside: a code is what we know to write down. */
const Refusal = z.object({ code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/) });
/** Longer answers are none of ours (bytes). */
const LONGEST_ANSWER = 10_000;

export class HttpConnector implements Connector {
  readonly kinds: readonly PostingKind[];
  readonly companies: readonly string[] | null;
  readonly keysAreUnique: boolean;
  private readonly documents: string;

  /** @param patience ms until a call that nobody answered is given up; its connection with it */
  constructor(config: ConnectorConfig, private readonly secret: string, private readonly patience: number) {
    this.kinds = config.kinds;
    this.companies = config.companies ?? null;
    this.keysAreUnique = config.keysAreUnique;
    this.documents = `${config.url.replace(/\/$/, '')}/documents`;
  }

  async find(companyCode: string, kind: PostingKind, key: string): Promise<string | null> {
    const { status, body } = await this.ask(`${this.documents}?${new URLSearchParams({ companyCode, kind, key }).toString()}`, {});
    if (status === 404) return null;
    if (status === 200) return Voucher.parse(body).voucherNo;
    throw new Error(`asked by key, answered ${status}`);
  }

  async book(request: BookingRequest): Promise<string> {
    const { status, body } = await this.ask(this.documents, { method: 'POST', body: JSON.stringify(request), headers: { 'content-type': 'application/json', 'idempotency-key': request.key } });
    if (status === 200 || status === 201) return Voucher.parse(body).voucherNo;
    if (status === 422) throw new BookingRefused(Refusal.safeParse(body).data?.code ?? 'refused');
    throw new Error(`handed over, answered ${status}`);
  }

  private async ask(address: string, { headers, ...more }: { method?: string; body?: string; headers?: Record<string, string> }): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(address, { ...more, redirect: 'error', signal: AbortSignal.timeout(this.patience), headers: { ...headers, accept: 'application/json', authorization: `Bearer ${this.secret}` } });
    const text = await answer.text();
    if (text.length > LONGEST_ANSWER) throw new Error('an answer that long is none');
    return { status: answer.status, body: parsed(text) };
  }
}

/** What is no JSON says nothing. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
