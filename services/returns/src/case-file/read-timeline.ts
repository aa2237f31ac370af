/** Everything that happened to a return, in order. */
import { z } from 'zod';
import { FactAppliedV1 } from '@guitu/contracts/events/process-events';
import { Actor } from '@guitu/contracts/fact';
import { Instant } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Database } from '@guitu/persistence/database';
import type { Actor as Reader } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import { actingWords } from '@guitu/identity/standing.rules';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { MESSAGES } from './add-message.js';
import { entryTitle, type StoredBody } from './timeline.rules.js';

export const TimelineEntry = z.object({
  at: Instant, source: z.string(), seq: z.int(), type: z.string(), title: LabelText,
  /** who recorded a fact; null for effects of the process */
  by: Actor.nullable(),
  /** how a fact recorded in another's name reads: 代 总经理 */
  acting: LabelText.nullable(),
  /** what the process made of a fact; null while it has not heard of it, and for effects */
  outcome: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export const TimelinePage = z.object({ returnNo: z.string(), entries: z.array(TimelineEntry), next: z.string().nullable() }).meta({ id: 'Timeline' });

/** Place of an entry in the order: instant, source, number; below 1 for what is from before Guitu (期初在途). */
const PLACE = /^(\d{1,15})_([a-z]{1,20})_(-?\d{1,9})$/;
export const TimelineQuery = z.strictObject({
  only: z.enum(['facts', 'effects', 'messages']).optional(),
  after: z.string().regex(PLACE).optional(),
  limit: wholeNumberOr(200, 1, 500),
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;

interface Row { at: Date; source: string; seq: number; type: string; body: StoredBody; outcome: string | null }

/** One page in order of (at, source, seq). @param reader who asks: bodies hold what he may see */
export async function readTimeline(database: Database, reader: Reader, returnNo: string, query: TimelineQuery): Promise<z.infer<typeof TimelinePage>> {
  const [, at = null, source = null, seq = null] = PLACE.exec(query.after ?? '') ?? [];
  const rows = await database.query<Row>(
    `select e.at, e.source, e.seq, e.type, e.body, a.outcome
     from timeline_entry e
     left join lateral (
       select t.body->>'outcome' as outcome from timeline_entry t
       where t.company_code = e.company_code and t.return_no = e.return_no and t.type = $3 and t.body->>'factId' = e.body->>'factId' and t.body->>'outcome' <> 'duplicate'
       order by t.seq limit 1
     ) a on e.source <> 'process'
     where e.company_code = $1 and e.return_no = $2 and e.type <> $3
       and ($4::text is null or $4 = case e.source when 'process' then 'effects' when 'messages' then 'messages' else 'facts' end)
       and ($5::bigint is null or (e.at, e.source, e.seq) > (to_timestamp($5::float8 / 1000), $6::text, $7::integer))
     order by e.at, e.source, e.seq limit $8`,
    [reader.companyCode, returnNo, FactAppliedV1.type, query.only ?? null, at, source, seq, query.limit + 1],
  );
  const entries = rows.slice(0, query.limit).map((row) => toEntry(row, reader));
  const last = entries.at(-1);
  return { returnNo, entries, next: rows.length > query.limit && last !== undefined ? `${last.at}_${last.source}_${last.seq}` : null };
}

function toEntry({ at, source, seq, type, body, outcome }: Row, reader: Reader): TimelineEntry {
  const by = source === 'process' || source === MESSAGES ? null : (Actor.safeParse(body['by']).data ?? null);
  const { zh, en } = entryTitle(type, body);
  const owner = (body['owner'] as { dept?: string } | undefined)?.dept;
  const own = (by?.dept ?? owner) === reader.dept;
  return { at: at.getTime(), source, seq, type, title: { zh, en }, by, acting: by === null ? null : actingWords(by), outcome, body: readable(body, readingRights(reader), { own }) as Record<string, unknown> };
}
