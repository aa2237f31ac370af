/** Deliveries that a person looks after: nobody knows whether they are out, or every channel refused them. */
import { z } from 'zod';
import { CompanyCode, Instant } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Database } from '@guitu/persistence/database';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { CHANNELS } from './channel.js';

export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'delivered', 'failed', 'unknown'] as const;
export const DeliveriesQuery = z.strictObject({
  state: z.enum(DELIVERY_STATES).default('unknown'),
  limit: wholeNumberOr(100, 1, 500),
});
export const DeliveryItem = z.object({
  id: z.uuid(), channel: z.enum(CHANNELS), state: z.enum(DELIVERY_STATES),
  /** name of the delivery at the vendor */
  key: z.string(), companyCode: CompanyCode,
  /** opaque ids; names are masterdata's */
  person: z.string().nullable(), customerCode: z.string().nullable(),
  kind: z.string(), title: LabelText, reason: z.string().nullable(), attempts: z.int(), dueAt: Instant, answeredAt: Instant.nullable(),
}).meta({ id: 'Delivery' });
export const DeliveryList = z.object({ items: z.array(DeliveryItem) }).meta({ id: 'DeliveryList' });
export type DeliveryList = z.infer<typeof DeliveryList>;

interface Row extends Omit<DeliveryList['items'][number], 'title' | 'dueAt' | 'answeredAt'> { readonly zh: string; readonly en: string; readonly due_at: Date; readonly answered_at: Date | null }

/** Of one company, oldest first. */
export async function listDeliveries(database: Database, companyCode: string, { state, limit }: z.infer<typeof DeliveriesQuery>): Promise<DeliveryList> {
  const rows = await database.query<Row>(
    `select d.id, d.channel, d.state, d.key, m.company_code as "companyCode", m.person, m.customer_code as "customerCode", m.kind, m.title_zh as zh, m.title_en as en,
       d.reason, d.attempts, d.due_at, d.answered_at
     from delivery d join message m on m.id = d.message_id where m.company_code = $1 and d.state = $2 order by d.due_at, d.id limit $3`, [companyCode, state, limit],
  );
  return { items: rows.map(({ zh, en, due_at, answered_at, ...row }) => ({ ...row, title: { zh, en }, dueAt: due_at.getTime(), answeredAt: answered_at?.getTime() ?? null })) };
}
