import type { Transaction } from '@guitu/persistence/transaction';
import { NotSent, TooFast, type Sent } from './channel.js';
import { putBack, type Claimed } from './claim-delivery.js';

/** "2 failures → next channel" (product.md §5). */
export const FAILURES_BEFORE_NEXT = 2;
/** Wait between the two (ms). */
export const TRY_AGAIN_AFTER = 60_000;
/** The person has no address of this kind: trying again would not help. */
export const NO_ADDRESS = 'no-address';
/** The person has gone on leave since: no channel is tried, what it told goes on to others. */
export const AWAY = 'away';
/** What it told is done, or he has taken note of it (已知悉): no channel is tried. */
export const OVER = 'over';
/** Nobody has failed to be reached: neither again nor on another channel. */
const ENDS = [AWAY, OVER];

export type Outcome = { readonly sent: Sent } | { readonly error: unknown };

/**
 * Keeps what came of an attempt: sent; not sent and tried again, or handed to the next channel; put back because the vendor asks
 * for patience; or unknown, which is never sent again by itself and is listed for a person.
 */
export async function recordOutcome(tx: Transaction, one: Claimed, outcome: Outcome, now: number): Promise<void> {
  if ('sent' in outcome) return settleSent(tx, one, outcome.sent, now);
  const { error } = outcome;
  if (error instanceof TooFast) return waitFor(tx, one, now, error.waitMs);
  if (!(error instanceof NotSent)) return settleUnknown(tx, one, now);
  if (error.code !== NO_ADDRESS && !ENDS.includes(error.code) && one.failures + 1 < FAILURES_BEFORE_NEXT) {
    await tx.execute(
      `update delivery set state = 'queued', claim_until = null, failures = failures + 1, due_at = $3, reason = $4 where id = $1 and state = 'sending' and claim_until = $2`,
      [one.id, one.claim_until, new Date(now + TRY_AGAIN_AFTER), error.code],
    );
    return;
  }
  const next = ENDS.includes(error.code) ? undefined : one.channels[one.channels.indexOf(one.channel) + 1];
  if (await settleFailed(tx, one, error.code, now) && next !== undefined) await queueDelivery(tx, one.message_id, next, now);
}

/** Queues a message for a channel; a second time changes nothing. */
export async function queueDelivery(tx: Transaction, messageId: string, channel: string, now: number): Promise<void> {
  await tx.execute(
    'insert into delivery (message_id, channel, key, due_at) values ($1, $2, $3, $4) on conflict on constraint delivery_once do nothing',
    [messageId, channel, `guitu-${messageId}-${channel}`, new Date(now)],
  );
}

/** The vendor takes nothing for a while: all of the channel waits, and nothing has failed. */
async function waitFor(tx: Transaction, one: Claimed, now: number, waitMs: number): Promise<void> {
  const until = now + waitMs;
  await tx.execute('insert into channel_pause (channel, until) values ($1, $2) on conflict (channel) do update set until = greatest(channel_pause.until, excluded.until)', [one.channel, new Date(until)]);
  await putBack(tx, one, until, false);
}

/** An answer that came after all counts, also when the message was already listed as unknown. */
async function settleSent(tx: Transaction, one: Claimed, { ref, card }: Sent, now: number): Promise<void> {
  await tx.execute(
    `update delivery set state = 'sent', claim_until = null, answered_at = $2, vendor_ref = $3, card_code = $4, card_until = $5, reason = null where id = $1 and state in ('sending', 'unknown')`,
    [one.id, new Date(now), ref, card?.code ?? null, card === undefined ? null : new Date(card.until)],
  );
}

async function settleFailed(tx: Transaction, one: Claimed, reason: string, now: number): Promise<boolean> {
  return (await tx.execute(
    `update delivery set state = 'failed', claim_until = null, answered_at = $3, reason = $4, failures = failures + 1 where id = $1 and state = 'sending' and claim_until = $2`,
    [one.id, one.claim_until, new Date(now), reason],
  )) === 1;
}

/** Nobody knows whether it is out: it is listed for a person, and not sent again by itself. */
export async function settleUnknown(tx: Transaction, one: Claimed, now: number): Promise<void> {
  await tx.execute(
    `update delivery set state = 'unknown', claim_until = null, answered_at = $3, reason = 'no-answer' where id = $1 and state = 'sending' and claim_until = $2`, [one.id, one.claim_until, new Date(now)],
  );
}
