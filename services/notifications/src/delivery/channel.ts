/** The port to the outer world: one way of reaching somebody. */
import type { Contact } from './resolve-contact.js';

export const CHANNELS = ['wecom', 'dingtalk', 'feishu', 'mail'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** What is sent: already in the language of whom it goes to. */
export interface Outgoing {
  /** the same in every attempt */
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** absolute address */
  readonly link: string;
  /** lines of the card: return, customer code, due time; codes, no personal data, no amounts */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** words of the button that leads to the thing to do */
  readonly verb: string;
  /** why somebody gets it (为何收到); null for customers */
  readonly footer: string | null;
  /** where he may move it to his digest (改为日报); null when he may not */
  readonly digest: { readonly words: string; readonly link: string } | null;
}

/** `ref`: the vendor's number of the message, if it gives one · `card`: by which its card may be changed once, until then (UTC ms) */
export interface Sent { readonly ref: string | null; readonly card?: { readonly code: string; readonly until: number } }

/** At most `most` within any `withinMs`, of this sender altogether or of each person. */
export interface Limit { readonly most: number; readonly withinMs: number; readonly per: 'sender' | 'person' }

export interface Channel {
  readonly name: ChannelName;
  readonly limits: readonly Limit[];
  /** What of a contact this channel needs; null: the person cannot be reached this way. */
  addressOf(contact: Contact): string | null;
  /**
   * @throws NotSent when it has certainly not gone out · TooFast when the vendor refuses for a while · anything else: nobody knows
   */
  send(outgoing: Outgoing, address: string): Promise<Sent>;
  /**
   * What became of a message whose sender died or lost the answer; `since` = when that attempt began, UTC ms.
   * A throw counts as unknown.
   */
  ask(outgoing: Outgoing, address: string, since: number): Promise<'sent' | 'unknown'>;
  /** Changes the card to say that the thing is done; absent: this channel's messages stay as they are. */
  markDone?(cardCode: string, address: string, words: string): Promise<void>;
}

/** The message has certainly not gone out. `code`: a code of the channel, never the vendor's words. */
export class NotSent extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** The vendor takes nothing for a while; no failure of this message. */
export class TooFast extends Error {
  constructor(readonly waitMs: number) {
    super('too fast');
  }
}
