/** A database with deliveries, a masterdata that knows contacts, and a clock that the test moves. */
import { Database } from '@guitu/persistence/database';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { NOTIFICATION_MIGRATIONS } from './migrations.js';
import type { Channel, ChannelName } from '../delivery/channel.js';
import { queueDelivery } from '../delivery/record-outcome.js';
import type { Contact, ResolveContact } from '../delivery/resolve-contact.js';
import { SendDue } from '../delivery/send-due.js';

export interface DeliveryRow { readonly channel: string; readonly state: string; readonly reason: string | null; readonly attempts: number; readonly vendor_ref: string | null }

export class DeliveryStand {
  now = Date.UTC(2026, 10, 20, 2);
  /** masterdata does not answer */
  away = false;
  readonly asked: { owner: object; reference: string }[] = [];
  readonly database: Database;

  private constructor(readonly test: TestDatabase, private readonly known: Readonly<Record<string, Contact>>) {
    this.database = new Database(test.dataSource);
  }

  static async start(known: Readonly<Record<string, Contact>>): Promise<DeliveryStand> {
    return new DeliveryStand(await createTestDatabase(NOTIFICATION_MIGRATIONS), known);
  }

  readonly contacts: ResolveContact = (_companyCode, owner, reference) => {
    if (this.away) return Promise.reject(new Error('masterdata answered 503'));
    this.asked.push({ owner, reference });
    return Promise.resolve(this.known['staff' in owner ? owner.staff : owner.customerCode] ?? null);
  };

  sender(...channels: Channel[]): SendDue {
    return new SendDue({ database: this.database, channels, contacts: this.contacts, baseUrl: 'http://guitu.example', zone: 'Asia/Shanghai', clock: () => this.now });
  }

  /** @returns the message's id */
  async message(person: string, channels: readonly ChannelName[], title: string = '超时'): Promise<string> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ id: string }>(
        `insert into message (company_code, person, kind, title_zh, title_en, text_zh, text_en, link, channels, created_at)
         values ('GT01', $1, 'breach', $2, 'Overdue', '文', 'text', '/returns/RT2026-000001', $3, $4) returning id`, [person, title, channels, new Date(this.now)],
      );
      const { id } = row as { id: string };
      await queueDelivery(tx, id, channels[0] as ChannelName, this.now);
      return id;
    });
  }

  rows(messageId: string): Promise<DeliveryRow[]> {
    return this.database.query<DeliveryRow>('select d.channel, state, reason, attempts, vendor_ref from delivery d join message m on m.id = d.message_id where m.id = $1 order by array_position(m.channels, d.channel)', [messageId]);
  }

  async states(): Promise<Record<string, number>> {
    const rows = await this.database.query<{ state: string; n: number }>('select state, count(*)::int as n from delivery group by state');
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }
}

export const contactOf = (more: Partial<Contact> = {}): Contact => ({ name: '金丝雀', mail: null, wecom: null, dingtalk: null, feishu: null, language: 'zh', ...more });
