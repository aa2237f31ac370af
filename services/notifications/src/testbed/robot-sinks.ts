/** The robots of DingTalk and Feishu as their manuals describe them: shape, signature within an hour, limits. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { VendorServer, type VendorRequest } from './vendor-server.js';

export interface Taken { readonly to: string; readonly title: string; readonly text: string; readonly at: number }
const HOUR = 3_600_000;
const same = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const DingtalkBody = z.strictObject({
  msgtype: z.literal('markdown'), markdown: z.strictObject({ title: z.string().min(1), text: z.string().min(1).max(5000) }),
  at: z.strictObject({ atUserIds: z.array(z.string()).length(1), isAtAll: z.literal(false) }),
});

export interface RobotSink { readonly taken: Taken[]; readonly refused: number[]; readonly server: VendorServer }

/** 20 a minute; the 21st is refused with 130101, and everything for ten minutes after it. */
export async function dingtalkSink(token: string, secret: string, clock: () => number): Promise<RobotSink> {
  const [taken, refused]: [Taken[], number[]] = [[], []];
  let blockedUntil = 0;
  const refuse = (errcode: number, errmsg: string): object => {
    refused.push(errcode);
    return { errcode, errmsg };
  };
  const answer = ({ path, query, body }: VendorRequest): object => {
    const now = clock();
    const timestamp = Number(query.get('timestamp'));
    const expected = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest().toString('base64');
    if (path !== '/robot/send' || query.get('access_token') !== token) return refuse(300001, 'token is not exist');
    if (Math.abs(now - timestamp) > HOUR || !same(expected, query.get('sign') ?? '')) return refuse(310000, 'sign not match');
    const parsed = DingtalkBody.safeParse(body);
    if (!parsed.success) return refuse(40035, 'param error');
    const to = parsed.data.at.atUserIds[0] ?? '';
    if (!parsed.data.markdown.text.includes(`@${to}`)) return refuse(40035, 'the person is not named in the text');
    if (now < blockedUntil || taken.filter(({ at }) => at > now - 60_000).length >= 20) {
      if (now >= blockedUntil) blockedUntil = now + 600_000;
      return refuse(130101, 'send too fast, exceed 20 times per minute');
    }
    taken.push({ to, ...parsed.data.markdown, at: now });
    return { errcode: 0, errmsg: 'ok' };
  };
  return { taken, refused, server: await VendorServer.start(answer) };
}

const Md = z.strictObject({ tag: z.literal('lark_md'), content: z.string().min(1) });
const Plain = z.strictObject({ tag: z.literal('plain_text'), content: z.string().min(1) });
const FeishuBody = z.strictObject({
  timestamp: z.string().regex(/^\d{10}$/), sign: z.string(), msg_type: z.literal('interactive'),
  card: z.strictObject({
    config: z.strictObject({ wide_screen_mode: z.boolean() }), header: z.strictObject({ template: z.string(), title: Plain }),
    elements: z.array(z.union([
      z.strictObject({ tag: z.literal('div'), text: Md }), z.strictObject({ tag: z.literal('div'), fields: z.array(z.strictObject({ is_short: z.boolean(), text: Md })).min(1) }),
      z.strictObject({ tag: z.literal('action'), actions: z.array(z.strictObject({ tag: z.literal('button'), type: z.enum(['primary', 'default', 'danger']), text: Plain, url: z.url() })).length(1) }),
      z.strictObject({ tag: z.literal('note'), elements: z.array(Md).length(1) }),
    ])).min(2),
  }),
});

/** 100 a minute and 5 a second; more are refused with 11232. */
export async function feishuSink(path: string, secret: string, clock: () => number): Promise<RobotSink> {
  const [taken, refused]: [Taken[], number[]] = [[], []];
  const refuse = (code: number, msg: string): object => {
    refused.push(code);
    return { code, msg, data: {} };
  };
  const answer = ({ path: asked, body }: VendorRequest): object => {
    const now = clock();
    const parsed = FeishuBody.safeParse(body);
    if (asked !== path || !parsed.success) return refuse(9499, 'Bad Request');
    const { timestamp, sign, card } = parsed.data;
    const expected = createHmac('sha256', `${timestamp}\n${secret}`).digest().toString('base64');
    if (Math.abs(now / 1000 - Number(timestamp)) > 3600 || !same(expected, sign)) return refuse(19021, 'sign match fail or timestamp is not within one hour from current time');
    const within = (ms: number): number => taken.filter(({ at }) => at > now - ms).length;
    if (within(60_000) >= 100 || within(1000) >= 5) return refuse(11232, 'frequency limited');
    const text = JSON.stringify(card.elements);
    taken.push({ to: /<at id=([^>]+)>/.exec(text)?.[1] ?? '', title: card.header.title.content, text, at: now });
    return { code: 0, msg: 'success', data: {} };
  };
  return { taken, refused, server: await VendorServer.start(answer) };
}
