/** Mail by SMTP. A server that broke off after the text answers no questions: such a message stays unknown. */
import { createTransport } from 'nodemailer';
import { NotSent, type Channel, type Limit, type Outgoing, type Sent } from '../delivery/channel.js';
import type { Contact } from '../delivery/resolve-contact.js';

export interface MailConfig { readonly smtpUrl: string; readonly from: string }

const MINUTE = 60_000;

export class MailChannel implements Channel {
  readonly name = 'mail';
  readonly limits: readonly Limit[] = [{ most: 120, withinMs: MINUTE, per: 'sender' }];
  private readonly transport;

  constructor(private readonly config: MailConfig) {
    this.transport = createTransport(config.smtpUrl, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as object);
  }

  addressOf(contact: Contact): string | null {
    return contact.mail;
  }

  async send({ key, title, text, link, facts, footer, digest }: Outgoing, address: string): Promise<Sent> {
    const domain = this.config.from.split('@')[1]?.replace(/[^A-Za-z0-9.-]/g, '') ?? 'guitu';
    const under = [footer, digest === null ? null : `${digest.words}: ${digest.link}`].filter((line) => line !== null);
    const body = [text, ...facts.map(({ name, value }) => `${name}: ${value}`), '', link, ...(under.length > 0 ? ['', '--', ...under] : [])].join('\n');
    try {
      const { messageId } = await this.transport.sendMail({
        from: this.config.from, to: { name: '', address }, subject: title, text: `${body}\n`, messageId: `<${key}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { ref: messageId };
    } catch (error) {
      throw notSent(error) ?? error;
    }
  }

  ask(): Promise<'unknown'> {
    return Promise.resolve('unknown');
  }
}

/**
 * The server refused, or was never reached. A connection that broke later reads the same before and after the text of the message,
 * so it tells nothing. The server's own words may name people and are left behind.
 */
function notSent(error: unknown): NotSent | undefined {
  const { responseCode, syscall, code } = error as { responseCode?: number; syscall?: string; code?: string };
  if (responseCode !== undefined && responseCode >= 400) return new NotSent(`smtp-${responseCode}`);
  return syscall === 'connect' || code === 'EDNS' ? new NotSent('unreachable') : undefined;
}
