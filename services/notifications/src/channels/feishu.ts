/**
 * Feishu (飞书), robot with a signed webhook that names one member: 100 a minute, 5 a second. No key, no questions: a lost answer
 * stays unknown.
 */
import { createHmac } from 'node:crypto';
import { NotSent, TooFast, type Channel, type Limit, type Outgoing } from '../delivery/channel.js';
import type { Contact } from '../delivery/resolve-contact.js';
import { postJson } from './post-json.js';

export interface FeishuConfig { readonly hookUrl: string; readonly secret: string }

const MINUTE = 60_000;
const TOO_FAST = 11232;

/** 签名校验: base64 of HMAC-SHA256 over nothing, with "<timestamp>\n<secret>" as key. @param timestamp UTC seconds */
export const feishuSign = (timestamp: number, secret: string): string => createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');

export class FeishuChannel implements Channel {
  readonly name = 'feishu';
  readonly limits: readonly Limit[] = [{ most: 100, withinMs: MINUTE, per: 'sender' }, { most: 5, withinMs: 1000, per: 'sender' }];

  constructor(private readonly config: FeishuConfig, private readonly clock: () => number) {}

  addressOf(contact: Contact): string | null {
    return contact.feishu;
  }

  async send({ title, text, link }: Outgoing, address: string): Promise<null> {
    const timestamp = Math.floor(this.clock() / 1000);
    const answer = await postJson(this.config.hookUrl, {
      timestamp: String(timestamp), sign: feishuSign(timestamp, this.config.secret), msg_type: 'post',
      content: { post: { zh_cn: { title, content: [[{ tag: 'at', user_id: address }, { tag: 'text', text: ` ${text} ` }, { tag: 'a', text: '查看 · Open', href: link }]] } } },
    });
    const code = Number(answer['code']);
    if (code === TOO_FAST) throw new TooFast(MINUTE);
    if (code !== 0) throw new NotSent(`feishu-${code}`);
    return null;
  }

  ask(): Promise<'unknown'> {
    return Promise.resolve('unknown');
  }
}
