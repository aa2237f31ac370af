/**
 * A system that books, for trials and tests: it keeps its documents in a file, refuses a second one with the same key, and can be
 * told how to answer next about a return — to refuse, to hang and book when nobody waits any more, or to book and be cut off.
 * - `POST /documents`, `GET /documents?companyCode=&kind=&key=`: as libs/postings/src/http/http-connector.ts asks, with the secret
 * - `PUT /next-answers/<returnNo>` {"answers": ["refuses", "cut", …]}: told once per try, then it books · `GET /all-documents`
 */
import { closeSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export const ANSWERS = ['books', 'refuses', 'hangs', 'cut'] as const;
type Answer = (typeof ANSWERS)[number];
/** `amount` of money in Fen, or the `order` of production. */
interface Asked { readonly key: string; readonly companyCode: string; readonly kind: string; readonly returnNo: string; readonly amount?: number; readonly order?: object }
interface Document extends Asked { readonly voucherNo: string }
type Reply = (status: number, body: unknown) => void;

/** More is no document (bytes). */
const LONGEST_BODY = 10_000;

export class ErpSink {
  private readonly documents: Document[];
  private readonly next = new Map<string, Answer[]>();

  /** @param file one document per line; what was booked is there before it is answered */
  constructor(private readonly file: string, private readonly secret: string) {
    this.documents = readDocuments(file);
  }

  server(): Server {
    return createServer((request, response) => {
      this.handle(request, response).catch(() => response.destroy());
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply: Reply = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://erp');
    const asked = `${request.method ?? ''} ${pathname}`;
    if (asked === 'GET /health') return reply(200, { secretKnown: request.headers.authorization === `Bearer ${this.secret}` });
    const told = /^PUT \/next-answers\/([A-Z0-9-]{4,32})$/.exec(asked)?.[1];
    if (told !== undefined) return this.tell(told, await bodyOf(request), reply);
    if (asked === 'GET /all-documents') return reply(200, { items: this.documents });
    if (!pathname.startsWith('/documents')) return reply(404, { code: 'no-such-call' });
    if (request.headers.authorization !== `Bearer ${this.secret}`) return reply(401, { code: 'not-known' });
    if (asked === 'GET /documents') {
      const found = this.find(searchParams.get('companyCode') ?? '', searchParams.get('kind') ?? '', searchParams.get('key') ?? '');
      return found === undefined ? reply(404, { code: 'not-here' }) : reply(200, { voucherNo: found.voucherNo });
    }
    return asked === 'POST /documents' ? this.book((await bodyOf(request)) as Asked, response, reply) : reply(405, { code: 'no-such-call' });
  }

  private tell(returnNo: string, body: unknown, reply: Reply): void {
    const answers = (body as { answers?: unknown } | null)?.answers;
    if (!Array.isArray(answers) || !answers.every((one) => (ANSWERS as readonly unknown[]).includes(one))) return reply(400, { code: 'answers', known: ANSWERS });
    this.next.set(returnNo, [...(answers as Answer[])]);
    reply(200, { returnNo, answers });
  }

  private book(asked: Asked, response: ServerResponse, reply: Reply): void {
    if (![asked.key, asked.companyCode, asked.kind, asked.returnNo].every((text) => typeof text === 'string' && text !== '') || !(Number.isSafeInteger(asked.amount) || isObject(asked.order))) return reply(422, { code: 'incomplete' });
    const how = this.next.get(asked.returnNo)?.shift() ?? 'books';
    if (how === 'refuses') return reply(422, { code: 'period-closed' });
    if (how === 'hangs') return void response.once('close', () => this.write(asked));
    const document = this.write(asked);
    if (how === 'cut') return void response.destroy();
    return document === null ? reply(422, { code: 'key-taken' }) : reply(201, { voucherNo: document.voucherNo });
  }

  private find(companyCode: string, kind: string, key: string): Document | undefined {
    return this.documents.find((one) => one.companyCode === companyCode && one.kind === kind && one.key === key);
  }

  /** null: the key is taken. */
  private write({ key, companyCode, kind, returnNo, amount, order }: Asked): Document | null {
    if (this.find(companyCode, kind, key) !== undefined) return null;
    const document = { key, companyCode, kind, returnNo, ...(order === undefined ? { amount } : { order }), voucherNo: `ERP-${String(this.documents.length + 1).padStart(6, '0')}` };
    const file = openSync(this.file, 'a', 0o600);
    writeSync(file, `${JSON.stringify(document)}\n`);
    fsyncSync(file);
    closeSync(file);
    this.documents.push(document);
    return document;
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** A last line that was cut short by a kill was never answered: it is taken away. */
function readDocuments(file: string): Document[] {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) truncateSync(file, Buffer.byteLength(whole));
  return whole.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Document);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > LONGEST_BODY) throw new Error('too long');
  }
  return JSON.parse(text);
}
