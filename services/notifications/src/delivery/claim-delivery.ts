import type { Transaction } from '@guitu/persistence/transaction';
import type { ChannelName, Limit } from './channel.js';
import type { CardFacts } from '../pushing/write-message.js';

export interface Claimed {
  readonly id: string; readonly key: string; readonly channel: ChannelName; readonly attempts: number; readonly failures: number; readonly claimed_at: Date; readonly claim_until: Date; readonly handed_at: Date | null;
  readonly message_id: string; readonly company_code: string; readonly person: string | null; readonly customer_code: string | null;
  readonly title_zh: string; readonly title_en: string; readonly text_zh: string; readonly text_en: string; readonly link: string; readonly channels: readonly ChannelName[];
  readonly kind: string; readonly footer_zh: string | null; readonly footer_en: string | null; readonly digest_rule: string | null; readonly card: CardFacts | null; readonly regardless: boolean;
}

/** Longer than any attempt takes, with its asking of masterdata (ms). */
export const CLAIM_LASTS = 60_000;
/** Rows looked at for one that its limits let go. */
const LOOK_AHEAD = 500;
const COLUMNS = `d.id, d.key, d.channel, d.attempts, d.failures, d.claimed_at, d.claim_until, d.handed_at, d.message_id, m.company_code, m.person, m.customer_code,
  m.title_zh, m.title_en, m.text_zh, m.text_en, m.link, m.channels, m.kind, m.footer_zh, m.footer_en, m.digest_rule, m.card, m.regardless`;

/** A vendor sees arrivals, not claims: a little more than its window (ms). */
const MARGIN = 2_000;

/**
 * Takes the oldest queued delivery of a channel that the vendor's limits let go at `now`; the attempt is counted with the claim, so
 * that one whose sender dies is counted too. One taker per channel at a time, of all replicas.
 */
export async function claimDelivery(tx: Transaction, channel: ChannelName, limits: readonly Limit[], now: number): Promise<Claimed | null> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('guitu-channel-' || $1, 0))`, [channel]);
  const at = new Date(now);
  const [paused] = await tx.query('select 1 from channel_pause where channel = $1 and until > $2', [channel, at]);
  if (paused !== undefined) return null;
  const waiting = await tx.query<Claimed>(
    `select ${COLUMNS} from delivery d join message m on m.id = d.message_id where d.state = 'queued' and d.channel = $1 and d.due_at <= $2
     order by d.due_at, d.id limit ${LOOK_AHEAD}`, [channel, at],
  );
  const full = new Map<string, boolean>();
  for (const one of waiting) {
    const buckets = limits.map((limit) => ({ limit, bucket: bucketOf(limit, one) }));
    const isFull = async ({ limit, bucket }: { limit: Limit; bucket: string }): Promise<boolean> => {
      const known = `${bucket} ${limit.withinMs}`;
      const used = full.get(known) ?? await usedUp(tx, channel, bucket, limit, now);
      full.set(known, used);
      return used;
    };
    let free = true;
    for (const each of buckets) free &&= !(await isFull(each));
    if (free) return take(tx, one, [...new Set(buckets.map(({ bucket }) => bucket))], at);
  }
  return null;
}

/** Takes a delivery whose sender has not been heard of since its claim ran out, to find out what became of it. */
export async function claimAbandoned(tx: Transaction, channel: ChannelName, now: number): Promise<Claimed | null> {
  const [row] = await tx.query<Claimed>(
    `with gone as (select id from delivery where state = 'sending' and channel = $1 and claim_until <= $2 order by claim_until limit 1 for update skip locked)
     update delivery d set claim_until = $3 from gone, message m where d.id = gone.id and m.id = d.message_id returning ${COLUMNS}`,
    [channel, new Date(now), new Date(now + CLAIM_LASTS)],
  );
  return row ?? null;
}

const bucketOf = ({ per }: Limit, { company_code, person, customer_code }: Claimed): string =>
  (per === 'sender' ? 'sender' : `${company_code}/${person ?? ''}/${customer_code ?? ''}`);

async function usedUp(tx: Transaction, channel: ChannelName, bucket: string, { most, withinMs }: Limit, now: number): Promise<boolean> {
  const [row] = await tx.query<{ used: number }>(
    'select count(*)::integer as used from channel_use where channel = $1 and bucket = $2 and used_at > $3', [channel, bucket, new Date(now - withinMs - MARGIN)],
  );
  return (row?.used ?? 0) >= most;
}

async function take(tx: Transaction, one: Claimed, buckets: readonly string[], at: Date): Promise<Claimed> {
  for (const bucket of buckets) await tx.execute('insert into channel_use (channel, bucket, used_at) values ($1, $2, $3)', [one.channel, bucket, at]);
  await tx.execute('delete from channel_use where channel = $1 and used_at < $2', [one.channel, new Date(at.getTime() - 3_600_000)]);
  const until = new Date(at.getTime() + CLAIM_LASTS);
  await tx.execute(`update delivery set state = 'sending', attempts = attempts + 1, claimed_at = $2, claim_until = $3, handed_at = null where id = $1`, [one.id, at, until]);
  return { ...one, attempts: one.attempts + 1, claimed_at: at, claim_until: until, handed_at: null };
}

/** The message goes out now. @returns false when the claim has run out meanwhile and another looks after it */
export async function handOver(tx: Transaction, one: Claimed, now: number): Promise<boolean> {
  return (await tx.execute(`update delivery set handed_at = $3 where id = $1 and state = 'sending' and claim_until = $2`, [one.id, one.claim_until, new Date(now)])) === 1;
}

/** Back into the queue: nothing has gone out. `countsNot`: the attempt did not even begin. */
export async function putBack(tx: Transaction, one: Claimed, dueAt: number, countsNot: boolean): Promise<void> {
  await tx.execute(
    `update delivery set state = 'queued', claim_until = null, due_at = $3, attempts = attempts - $4 where id = $1 and state = 'sending' and claim_until = $2`,
    [one.id, one.claim_until, new Date(dueAt), countsNot ? 1 : 0],
  );
}
