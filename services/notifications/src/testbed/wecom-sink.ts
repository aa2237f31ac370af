import { z } from 'zod';
import { VendorServer, type VendorRequest } from './vendor-server.js';
import type { Taken } from './robot-sinks.js';

const Body = z.strictObject({
  touser: z.string().min(1), msgtype: z.literal('textcard'), agentid: z.int(),
  textcard: z.strictObject({ title: z.string().min(1), description: z.string().min(1), url: z.url(), btntxt: z.string().max(4) }),
  enable_duplicate_check: z.literal(1), duplicate_check_interval: z.int().min(1).max(14_400),
});

/**
 * WeCom as its manual describes it: a token of two hours, text cards with their lengths in bytes, repeated requests left out, more
 * than 30 a minute to a member dropped without an error.
 */
export class WecomSink {
  readonly taken: Taken[] = [];
  readonly refused: number[] = [];
  /** What was taken and shown to nobody. */
  dropped = 0;
  tokensGiven = 0;
  private token: { value: string; until: number } | undefined;
  private readonly seen = new Map<string, number>();

  private constructor(private readonly config: { corpId: string; secret: string; agentId: number }, private readonly clock: () => number) {}

  static async start(config: { corpId: string; secret: string; agentId: number }, clock: () => number): Promise<{ sink: WecomSink; server: VendorServer }> {
    const sink = new WecomSink(config, clock);
    return { sink, server: await VendorServer.start((request) => sink.answer(request)) };
  }

  /** The token ends before its time, as the manual warns it may. */
  endToken(): void {
    this.token = undefined;
  }

  private answer({ path, query, body }: VendorRequest): object {
    if (path === '/cgi-bin/gettoken') return this.giveToken(query);
    if (path !== '/cgi-bin/message/send') return this.refuse(-1);
    if (this.token === undefined || query.get('access_token') !== this.token.value) return this.refuse(40014);
    if (this.clock() >= this.token.until) return this.refuse(42001);
    const parsed = Body.safeParse(body);
    if (!parsed.success || parsed.data.agentid !== this.config.agentId) return this.refuse(40058);
    const { touser, textcard } = parsed.data;
    if (Buffer.byteLength(textcard.title) > 128 || Buffer.byteLength(textcard.description) > 512) return this.refuse(45002);
    if (touser.startsWith('nobody')) return { errcode: 0, errmsg: 'ok', invaliduser: touser, msgid: 'm-x' };
    const now = this.clock();
    const request = JSON.stringify(body);
    const repeated = (this.seen.get(request) ?? -Infinity) > now - parsed.data.duplicate_check_interval * 1000;
    if (!repeated) this.show(touser, textcard.title, textcard.description, now);
    if (!repeated) this.seen.set(request, now);
    return { errcode: 0, errmsg: 'ok', invaliduser: '', msgid: `m-${this.seen.size}` };
  }

  private giveToken(query: URLSearchParams): object {
    if (query.get('corpid') !== this.config.corpId || query.get('corpsecret') !== this.config.secret) return { errcode: 40001, errmsg: 'invalid credential' };
    this.tokensGiven += 1;
    this.token = { value: `token-${this.tokensGiven}`, until: this.clock() + 7_200_000 };
    return { errcode: 0, errmsg: 'ok', access_token: this.token.value, expires_in: 7200 };
  }

  private show(to: string, title: string, text: string, at: number): void {
    if (this.taken.filter((one) => one.to === to && one.at > at - 60_000).length >= 30) this.dropped += 1;
    else this.taken.push({ to, title, text, at });
  }

  private refuse(errcode: number): object {
    this.refused.push(errcode);
    return { errcode, errmsg: 'refused' };
  }
}
