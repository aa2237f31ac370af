import type { Transaction } from '@guitu/persistence/transaction';
import type { ChannelName } from '../delivery/channel.js';
import { queueDelivery } from '../delivery/record-outcome.js';

export interface NewMessage {
  readonly companyCode: string;
  readonly to: { readonly person: string } | { readonly customerCode: string };
  readonly kind: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly text: { readonly zh: string; readonly en: string };
  readonly link: string;
}

/** A message and its first delivery, in the order of channels. @param channels at least one · @param dueAt not before (UTC ms) · @returns its id */
export async function writeMessage(tx: Transaction, { companyCode, to, kind, title, text, link }: NewMessage, channels: readonly ChannelName[], now: number, dueAt: number = now): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into message (company_code, person, customer_code, kind, title_zh, title_en, text_zh, text_en, link, channels, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    [companyCode, 'person' in to ? to.person : null, 'customerCode' in to ? to.customerCode : null, kind, title.zh, title.en, text.zh, text.en, link, channels, new Date(now)],
  );
  const { id } = row as { id: string };
  await queueDelivery(tx, id, channels[0] as ChannelName, dueAt);
  return id;
}
