/**
 * WeCom (企业微信), message of an application to one member: POST /cgi-bin/message/send, template card with
 * a button that opens the thing to do, which the vendor lets be changed once within 72 hours. It leaves out a request
 * it has had within the duplicate interval (4 h at most), so asking is sending the same once more.
 */
import { NotSent, TooFast, type Channel, type Limit, type Outgoing, type Sent } from '../delivery/channel.js';
import type { Contact } from '../delivery/resolve-contact.js';
import { postJson, unreachable } from './post-json.js';

export interface WecomConfig { readonly baseUrl: string; readonly corpId: string; readonly secret: string; readonly agentId: number }

const MINUTE = 60_000;
/** Longest the vendor remembers a request (s). */
const DUPLICATES_FOR = 14_400;
/** Tokens are renewed a little before they end (ms). */
const BEFORE_END = 5 * MINUTE;
const [INVALID_TOKEN, EXPIRED_TOKEN] = [40014, 42001];
const [CALLS_USED_UP, TOO_MANY_AT_ONCE] = [45009, 45033];
/** Bytes a card takes in its title, its text, a field's value and the words of a button. */
const [TITLE, TEXT, FIELD, BUTTON] = [108, 480, 90, 30];
/** A card may be changed for so long (ms). */
const CARD_LASTS = 72 * 60 * MINUTE;

export class WecomChannel implements Channel {
  readonly name = 'wecom';
  /** More than 30 a minute to a member are dropped without an error (product.md §5). */
  readonly limits: readonly Limit[] = [{ most: 30, withinMs: MINUTE, per: 'person' }];
  private token: { readonly value: string; readonly until: number } | undefined;

  constructor(private readonly config: WecomConfig, private readonly clock: () => number) {}

  addressOf(contact: Contact): string | null {
    return contact.wecom;
  }

  async send(outgoing: Outgoing, address: string): Promise<Sent> {
    let answer = await this.post(outgoing, address);
    if ([INVALID_TOKEN, EXPIRED_TOKEN].includes(Number(answer['errcode']))) {
      this.token = undefined;
      answer = await this.post(outgoing, address);
    }
    const code = Number(answer['errcode']);
    if ([CALLS_USED_UP, TOO_MANY_AT_ONCE].includes(code)) throw new TooFast(MINUTE);
    if (code !== 0) throw new NotSent(`wecom-${code}`);
    if (typeof answer['invaliduser'] === 'string' && answer['invaliduser'] !== '') throw new NotSent('wecom-invaliduser');
    const { msgid, response_code: card } = answer;
    return { ref: typeof msgid === 'string' ? msgid : null, ...(typeof card === 'string' && card !== '' && { card: { code: card, until: this.clock() + CARD_LASTS } }) };
  }

  async ask(outgoing: Outgoing, address: string, since: number): Promise<'sent' | 'unknown'> {
    if (this.clock() - since > DUPLICATES_FOR * 1000 - BEFORE_END) return 'unknown';
    await this.send(outgoing, address);
    return 'sent';
  }

  async markDone(cardCode: string, address: string, words: string): Promise<void> {
    const answer = await postJson(`${this.config.baseUrl}/cgi-bin/message/update_template_card?access_token=${encodeURIComponent(await this.accessToken())}`, {
      userids: [address], agentid: this.config.agentId, response_code: cardCode, button: { replace_name: cut(words, BUTTON) },
    });
    if (answer['errcode'] !== 0) throw new NotSent(`wecom-${Number(answer['errcode'])}`);
  }

  private async post({ key, title, text, link, facts, verb, footer, digest }: Outgoing, address: string): Promise<Record<string, unknown>> {
    return postJson(`${this.config.baseUrl}/cgi-bin/message/send?access_token=${encodeURIComponent(await this.accessToken())}`, {
      touser: address, msgtype: 'template_card', agentid: this.config.agentId,
      template_card: {
        card_type: 'button_interaction', task_id: key, source: { desc: '归途 Guitu' }, main_title: { title: cut(title, TITLE) }, sub_title_text: cut(text, TEXT),
        ...(footer !== null && { quote_area: { quote_text: cut(footer, TEXT) } }),
        horizontal_content_list: [
          ...facts.map(({ name, value }) => ({ keyname: name, value: cut(value, FIELD) })), ...(digest === null ? [] : [{ type: 1, keyname: '·', value: digest.words, url: digest.link }]),
        ],
        card_action: { type: 1, url: link }, button_list: [{ type: 1, text: cut(verb, BUTTON), style: 1, url: link }],
      },
      enable_duplicate_check: 1, duplicate_check_interval: DUPLICATES_FOR,
    });
  }

  private async accessToken(): Promise<string> {
    if (this.token !== undefined && this.token.until > this.clock()) return this.token.value;
    const query = new URLSearchParams({ corpid: this.config.corpId, corpsecret: this.config.secret });
    // nothing is sent yet, so every trouble here is a plain failure
    const answer = await fetch(`${this.config.baseUrl}/cgi-bin/gettoken?${query.toString()}`, { signal: AbortSignal.timeout(10_000) })
      .then((response) => response.json() as Promise<Record<string, unknown>>)
      .catch((error: unknown) => { throw new NotSent(unreachable(error) ? 'unreachable' : 'wecom-token'); });
    if (answer['errcode'] !== 0 || typeof answer['access_token'] !== 'string') throw new NotSent(`wecom-token-${Number(answer['errcode'])}`);
    this.token = { value: answer['access_token'], until: this.clock() + Number(answer['expires_in']) * 1000 - BEFORE_END };
    return this.token.value;
  }
}

/** The longest beginning of a text that takes at most so many bytes of UTF-8. */
export function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const signs = [...text];
  while (Buffer.byteLength(signs.join('')) > bytes - 3) signs.pop();
  return `${signs.join('')}…`;
}
