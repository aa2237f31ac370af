import type { Transaction } from '@guitu/persistence/transaction';
import type { ChannelName } from '../delivery/channel.js';
import { queueDelivery } from '../delivery/record-outcome.js';
import { channelsOf } from '../preferences/preferences.js';
import type { RuleKey } from '../rules/notification-rules.js';

interface Words { readonly zh: string; readonly en: string }
/** What a card shows besides its words; codes, no personal data and no amounts. */
export interface CardFacts { readonly returnNo: string; readonly customerCode: string | null; readonly dueAt: number | null }
export interface NewMessage {
  readonly companyCode: string;
  readonly to: { readonly person: string } | { readonly customerCode: string };
  readonly kind: string;
  readonly title: Words;
  readonly text: Words;
  readonly link: string;
  /** why somebody gets it; customers are told nothing of roles */
  readonly footer?: Words;
  /** the rule he may move to his digest */
  readonly digestRule?: RuleKey | null;
  readonly card?: CardFacts | null;
  /** at any hour: it stops work, or there is nobody but this person who is away */
  readonly regardless?: boolean;
}

/**
 * A message and its first delivery: a person's in his own order of channels, a customer's in the given one.
 * @param channels at least one · @param dueAt not before (UTC ms) · @returns its id
 */
export async function writeMessage(tx: Transaction, message: NewMessage, channels: readonly ChannelName[], now: number, dueAt: number = now): Promise<string> {
  const { companyCode, to, kind, title, text, link, footer, digestRule, card, regardless = false } = message;
  const order = 'person' in to ? await channelsOf(tx, { companyCode, staff: to.person }, channels) : channels;
  const [row] = await tx.query<{ id: string }>(
    `insert into message (company_code, person, customer_code, kind, title_zh, title_en, text_zh, text_en, link, channels, created_at, footer_zh, footer_en, digest_rule, card, regardless)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) returning id`,
    [
      companyCode, 'person' in to ? to.person : null, 'customerCode' in to ? to.customerCode : null, kind, title.zh, title.en, text.zh, text.en, link, order, new Date(now),
      footer?.zh ?? null, footer?.en ?? null, digestRule ?? null, card === null || card === undefined ? null : JSON.stringify(card), regardless,
    ],
  );
  const { id } = row as { id: string };
  await queueDelivery(tx, id, order[0] as ChannelName, dueAt);
  return id;
}
