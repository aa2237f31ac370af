import { z } from 'zod';
import { VendorServer, type VendorRequest } from './vendor-server.js';
import type { Taken } from './robot-sinks.js';

const Link = { type: z.literal(1), url: z.url() };
const Body = z.strictObject({
  touser: z.string().min(1), msgtype: z.literal('template_card'), agentid: z.int(),
  template_card: z.strictObject({
    card_type: z.literal('button_interaction'), task_id: z.string().regex(/^[0-9A-Za-z_@-]{1,128}$/), source: z.strictObject({ desc: z.string() }),
    main_title: z.strictObject({ title: z.string().min(1) }), sub_title_text: z.string().min(1), quote_area: z.strictObject({ quote_text: z.string().min(1) }).optional(),
    horizontal_content_list: z.array(z.union([z.strictObject({ keyname: z.string().min(1), value: z.string().min(1) }), z.strictObject({ ...Link, keyname: z.string().min(1), value: z.string().min(1) })])).max(6),
    card_action: z.strictObject(Link), button_list: z.array(z.strictObject({ ...Link, text: z.string().min(1), style: z.int().min(1).max(4) })).min(1).max(6),
  }),
  enable_duplicate_check: z.literal(1), duplicate_check_interval: z.int().min(1).max(14_400),
});
const Update = z.strictObject({ userids: z.array(z.string()).length(1), agentid: z.int(), response_code: z.string().min(1), button: z.strictObject({ replace_name: z.string().min(1) }) });

/**
 * WeCom as its manual describes it: a token of two hours, template cards with their lengths in bytes, each to be changed once, repeated requests left out, more
 * than 30 a minute to a member dropped without an error.
 */
export class WecomSink {
  readonly taken: Taken[] = [];
  readonly refused: number[] = [];
  /** What was taken and shown to nobody. */
  dropped = 0;
  tokensGiven = 0;
  /** Cards that were changed: words by task id. */
  readonly changed = new Map<string, string>();
  private readonly codes = new Map<string, string>();
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
    if (!['/cgi-bin/message/send', '/cgi-bin/message/update_template_card'].includes(path)) return this.refuse(-1);
    if (this.token === undefined || query.get('access_token') !== this.token.value) return this.refuse(40014);
    if (this.clock() >= this.token.until) return this.refuse(42001);
    if (path === '/cgi-bin/message/update_template_card') return this.change(body);
    const parsed = Body.safeParse(body);
    if (!parsed.success || parsed.data.agentid !== this.config.agentId) return this.refuse(40058);
    const { touser, template_card: card } = parsed.data;
    if (Buffer.byteLength(card.main_title.title) > 108 || Buffer.byteLength(card.sub_title_text) > 480) return this.refuse(45002);
    if (touser.startsWith('nobody')) return { errcode: 0, errmsg: 'ok', invaliduser: touser, msgid: 'm-x' };
    const now = this.clock();
    const request = JSON.stringify(body);
    const repeated = (this.seen.get(request) ?? -Infinity) > now - parsed.data.duplicate_check_interval * 1000;
    if (!repeated) this.show(touser, card.main_title.title, JSON.stringify(card), now);
    if (!repeated) this.seen.set(request, now);
    const code = `card-${card.task_id}`;
    if (!repeated) this.codes.set(code, card.task_id);
    return { errcode: 0, errmsg: 'ok', invaliduser: '', msgid: `m-${this.seen.size}`, response_code: code };
  }

  private change(body: unknown): object {
    const parsed = Update.safeParse(body);
    const card = parsed.success ? this.codes.get(parsed.data.response_code) : undefined;
    if (!parsed.success || card === undefined) return this.refuse(40058);
    this.codes.delete(parsed.data.response_code);
    this.changed.set(card, parsed.data.button.replace_name);
    return { errcode: 0, errmsg: 'ok' };
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
