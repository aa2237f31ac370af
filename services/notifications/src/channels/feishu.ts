/**
 * Feishu (飞书), robot with a signed webhook that names one member: 100 a minute, 5 a second. No key, no questions: a lost answer
 * stays unknown.
 */
import { createHmac } from 'node:crypto';
import { NotSent, TooFast, type Channel, type Limit, type Outgoing, type Sent } from '../delivery/channel.js';
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

  async send(outgoing: Outgoing, address: string): Promise<Sent> {
    const timestamp = Math.floor(this.clock() / 1000);
    const answer = await postJson(this.config.hookUrl, {
      timestamp: String(timestamp), sign: feishuSign(timestamp, this.config.secret), msg_type: 'interactive', card: cardOf(outgoing, address),
    });
    const code = Number(answer['code']);
    if (code === TOO_FAST) throw new TooFast(MINUTE);
    if (code !== 0) throw new NotSent(`feishu-${code}`);
    return { ref: null };
  }

  ask(): Promise<'unknown'> {
    return Promise.resolve('unknown');
  }
}

/** 消息卡片: title, the member it is for, the fields, one button, why it came. */
function cardOf({ title, text, link, facts, verb, footer, digest }: Outgoing, address: string): object {
  const under = [footer, digest === null ? null : `[${digest.words}](${digest.link})`].filter((part) => part !== null).join(' · ');
  return {
    config: { wide_screen_mode: true }, header: { template: 'blue', title: { tag: 'plain_text', content: title } },
    elements: [
      { tag: 'div', text: { tag: 'lark_md', content: `<at id=${address}></at> ${text}` } },
      ...(facts.length > 0 ? [{ tag: 'div', fields: facts.map(({ name, value }) => ({ is_short: true, text: { tag: 'lark_md', content: `**${name}**\n${value}` } })) }] : []),
      { tag: 'action', actions: [{ tag: 'button', type: 'primary', text: { tag: 'plain_text', content: verb }, url: link }] },
      ...(under === '' ? [] : [{ tag: 'note', elements: [{ tag: 'lark_md', content: under }] }]),
    ],
  };
}
