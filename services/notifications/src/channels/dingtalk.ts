/**
 * DingTalk (钉钉), robot with a signed webhook that names one member (`at`): 20 a minute, more are refused for 10 minutes. The
 * robot has no key and answers no questions: a lost answer stays unknown.
 */
import { createHmac } from 'node:crypto';
import { NotSent, TooFast, type Channel, type Limit, type Outgoing, type Sent } from '../delivery/channel.js';
import type { Contact } from '../delivery/resolve-contact.js';
import { postJson } from './post-json.js';

export interface DingtalkConfig { readonly baseUrl: string; readonly accessToken: string; readonly secret: string }

const MINUTE = 60_000;
const TOO_FAST = 130101;
const BLOCKED_FOR = 10 * MINUTE;

/** 加签: base64 of HMAC-SHA256 over "<timestamp>\n<secret>" with the secret as key. @param timestamp UTC ms */
export const dingtalkSign = (timestamp: number, secret: string): string => createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');

export class DingtalkChannel implements Channel {
  readonly name = 'dingtalk';
  readonly limits: readonly Limit[] = [{ most: 20, withinMs: MINUTE, per: 'sender' }];

  constructor(private readonly config: DingtalkConfig, private readonly clock: () => number) {}

  addressOf(contact: Contact): string | null {
    return contact.dingtalk;
  }

  async send(outgoing: Outgoing, address: string): Promise<Sent> {
    const timestamp = this.clock();
    const query = new URLSearchParams({ access_token: this.config.accessToken, timestamp: String(timestamp), sign: dingtalkSign(timestamp, this.config.secret) });
    const answer = await postJson(`${this.config.baseUrl}/robot/send?${query.toString()}`, {
      msgtype: 'markdown', markdown: { title: outgoing.title, text: cardOf(outgoing, address) }, at: { atUserIds: [address], isAtAll: false },
    });
    const code = Number(answer['errcode']);
    if (code === TOO_FAST) throw new TooFast(BLOCKED_FOR);
    if (code !== 0) throw new NotSent(`dingtalk-${code}`);
    return { ref: null };
  }

  ask(): Promise<'unknown'> {
    return Promise.resolve('unknown');
  }
}

/** The card as markdown: the vendor's own card type (actionCard) can name nobody, and a push goes to a named person, never to a group. */
function cardOf({ title, text, link, facts, verb, footer, digest }: Outgoing, address: string): string {
  const under = [footer, digest === null ? null : `[${digest.words}](${digest.link})`].filter((part) => part !== null).join(' · ');
  return [`### ${title}`, text, ...(facts.length > 0 ? [facts.map(({ name, value }) => `- ${name}：${value}`).join('\n')] : []), `[${verb}](${link})`, ...(under === '' ? [] : [`> ${under}`]), `@${address}`].join('\n\n');
}
