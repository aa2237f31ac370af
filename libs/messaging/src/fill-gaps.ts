import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { GapFetcher } from './gap-fetcher.js';
import { openGaps } from './parked-events.js';
import type { Positions } from './positions.js';

/** A missing event may still be on its way; after this it is fetched from its producer (ms). */
export const GAP_PATIENCE = 60_000;

const logger = new Logger('Gaps');

/** Fetches what has been missing for longer than `olderThan` ms from the producers' journals. Returns the number of streams helped. */
export async function fillGaps(dataSource: DataSource, positions: Positions, fetcher: GapFetcher, olderThan: number = GAP_PATIENCE): Promise<number> {
  let helped = 0;
  for (const { source, subject, lastSeq } of await openGaps(dataSource, olderThan)) {
    try {
      if (await fetchStream(positions, fetcher, source, subject, lastSeq)) helped += 1;
    } catch (error) {
      logger.warn(`${source} ${subject} after ${lastSeq}: ${String(error)}`);
    }
  }
  return helped;
}

/** Applies what `source` has about `subject` after `lastSeq`; also for streams whose last events a broker lost. */
export async function fetchStream(positions: Positions, fetcher: GapFetcher, source: string, subject: string, lastSeq: number): Promise<boolean> {
  const events = await fetcher.fetch(source, subject, lastSeq);
  if (events.length === 0) return false;
  const outcome = await positions.apply(
    source,
    events.map(({ seq, headers, value }) => ({
      topic: `journal:${source}`, partition: 0, offset: String(seq), key: Buffer.from(subject), headers, value: Buffer.from(value),
    })),
  );
  return outcome.applied + outcome.passedOver > 0;
}
