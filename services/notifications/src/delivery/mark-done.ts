import type { Database } from '@guitu/persistence/database';
import type { Channel } from './channel.js';
import type { ResolveContact } from './resolve-contact.js';

export interface MarkDoneOptions {
  readonly database: Database;
  readonly channels: readonly Channel[];
  readonly contacts: ResolveContact;
  /** employee number of a person; undefined when the house does not know him any more */
  readonly employeeNo: (companyCode: string, staff: string) => string | undefined;
  /** UTC ms */
  readonly clock: () => number;
}
interface Card { readonly id: string; readonly key: string; readonly channel: string; readonly card_code: string; readonly company_code: string; readonly person: string; readonly done_by: string | null }

/**
 * When the thing is done, its card says so: 已由 E1031 处理 (product.md §5). A vendor lets that be said once, so it is tried once: the
 * code is given up before the call, and what fails leaves the card as it was.
 */
export class MarkDone {
  constructor(private readonly options: MarkDoneOptions) {}

  /** @returns how many cards were looked at */
  async execute(): Promise<number> {
    const able = this.options.channels.filter((channel) => channel.markDone !== undefined);
    if (able.length === 0) return 0;
    let looked = 0;
    for (;;) {
      const card = await this.take(able.map(({ name }) => name));
      if (card === undefined) return looked;
      looked += 1;
      const channel = able.find(({ name }) => name === card.channel);
      const contact = await this.options.contacts(card.company_code, { staff: card.person }, card.key).catch(() => null);
      const address = contact === null ? null : (channel?.addressOf(contact) ?? null);
      if (contact === null || address === null) continue;
      const by = card.done_by === null ? undefined : this.options.employeeNo(card.company_code, card.done_by);
      const words = contact.language === 'zh' ? (by === undefined ? '已处理' : `已由 ${by} 处理`) : (by === undefined ? 'Done' : `Done by ${by}`);
      await channel?.markDone?.(card.card_code, address, words).catch(() => undefined);
    }
  }

  private async take(channels: readonly string[]): Promise<Card | undefined> {
    const now = new Date(this.options.clock());
    const [card] = await this.options.database.query<Card>(
      `with one as (
         select d.id, d.card_code from delivery d
         where d.card_code is not null and d.card_until > $1 and d.channel = any($2) and d.state in ('sent', 'delivered')
           and exists (select 1 from notification n where n.message_id = d.message_id)
           and not exists (select 1 from notification n where n.message_id = d.message_id and n.done_at is null)
         order by d.card_until limit 1 for update skip locked)
       update delivery d set card_code = null from one, message m where d.id = one.id and m.id = d.message_id
       returning d.id, d.key, d.channel, one.card_code, m.company_code, m.person,
         (select a.person from notification n join task_act a using (company_code, return_no, task_id) where n.message_id = m.id and a.act = 'answered' order by a.acted_at desc limit 1) as done_by`,
      [now, channels],
    );
    return card;
  }
}
