import type { Database } from '@guitu/persistence/database';
import { NotSent, type Channel, type Outgoing } from './channel.js';
import { outgoingOf } from './outgoing.rules.js';
import { claimAbandoned, claimDelivery, handOver, putBack, type Claimed } from './claim-delivery.js';
import { AWAY, NO_ADDRESS, OVER, recordOutcome, settleUnknown, TRY_AGAIN_AFTER, type Outcome } from './record-outcome.js';
import type { Contact, ResolveContact } from './resolve-contact.js';

export interface SendDueOptions {
  readonly database: Database;
  readonly channels: readonly Channel[];
  readonly contacts: ResolveContact;
  /** base of links in messages, without a slash at its end */
  readonly baseUrl: string;
  /** UTC ms */
  readonly clock: () => number;
  /** zone in which times are written */
  readonly zone: string;
  /** whether this person may be rung now: `away` when others have to be asked, else from when (UTC ms); absent: at any hour */
  readonly mayRing?: (one: Claimed, now: number) => 'away' | number;
}

/**
 * Sends what is queued. Between claim and answer stand two commits: whoever dies there leaves a claim, which is asked about by key
 * and never simply sent again (design.md §6 "Work outside").
 */
export class SendDue {
  constructor(private readonly options: SendDueOptions) {}

  /** Until nothing more may go out now. @returns how many attempts were made */
  async execute(): Promise<number> {
    let attempts = 0;
    for (const channel of this.options.channels) {
      while (await this.askOne(channel)) attempts += 1;
      while (await this.sendOne(channel)) attempts += 1;
    }
    return attempts;
  }

  private async sendOne(channel: Channel): Promise<boolean> {
    const { database, clock } = this.options;
    const one = await database.transaction((tx) => claimDelivery(tx, channel.name, channel.limits, clock()));
    if (one === null) return false;
    if (await this.isOver(one)) {
      await database.transaction((tx) => recordOutcome(tx, one, { error: new NotSent(OVER) }, clock()));
      return true;
    }
    const from = this.options.mayRing?.(one, clock()) ?? clock();
    if (from === 'away' || from > clock()) {
      // made in time, but held up by a vendor or a failure until now
      await database.transaction((tx) => (from === 'away' ? recordOutcome(tx, one, { error: new NotSent(AWAY) }, clock()) : putBack(tx, one, from, true)));
      return true;
    }
    const contact = await this.contactOf(one);
    if (contact === 'away') {
      await database.transaction((tx) => putBack(tx, one, clock() + TRY_AGAIN_AFTER, true));
      return true;
    }
    const address = contact === null ? null : channel.addressOf(contact);
    const outcome = contact === null || address === null ? { error: new NotSent(NO_ADDRESS) } : await this.attempt(one, channel, contact, address);
    if (outcome !== undefined) await database.transaction((tx) => recordOutcome(tx, one, outcome, clock()));
    return true;
  }

  /** @returns undefined when the claim was lost before anything went out */
  private async attempt(one: Claimed, channel: Channel, contact: Contact, address: string): Promise<Outcome | undefined> {
    const { database, clock } = this.options;
    if (!(await database.transaction((tx) => handOver(tx, one, clock())))) return undefined;
    return channel.send(this.outgoing(one, contact), address).then((sent): Outcome => ({ sent }), (error: unknown): Outcome => ({ error }));
  }

  /** Finds out what became of a message whose sender is gone. */
  private async askOne(channel: Channel): Promise<boolean> {
    const { database, clock } = this.options;
    const one = await database.transaction((tx) => claimAbandoned(tx, channel.name, clock()));
    if (one === null) return false;
    if (one.handed_at === null) {
      await database.transaction((tx) => putBack(tx, one, clock(), false));
      return true;
    }
    const contact = await this.contactOf(one);
    // asked again when the renewed claim runs out
    if (contact === 'away') return true;
    const address = contact === null ? null : channel.addressOf(contact);
    const became = contact === null || address === null ? 'unknown' : await channel.ask(this.outgoing(one, contact), address, one.handed_at.getTime()).catch(() => 'unknown' as const);
    await database.transaction((tx) => (became === 'sent' ? recordOutcome(tx, one, { sent: { ref: null } }, clock()) : settleUnknown(tx, one, clock())));
    return true;
  }

  /** All it told is done or taken note of since; a message that stands for no row of the list never is. */
  private async isOver({ message_id: id }: Claimed): Promise<boolean> {
    const [row] = await this.options.database.query<{ over: boolean | null }>('select bool_and(done_at is not null or acknowledged_at is not null or confirmed_at is not null) as over from notification where message_id = $1', [id]);
    return row?.over === true;
  }

  private async contactOf(one: Claimed): Promise<Contact | null | 'away'> {
    const owner = one.person === null ? { customerCode: one.customer_code ?? '' } : { staff: one.person };
    return this.options.contacts(one.company_code, owner, one.key).catch(() => 'away' as const);
  }

  private outgoing(one: Claimed, { language }: Contact): Outgoing {
    return outgoingOf(one, language, this.options);
  }
}
