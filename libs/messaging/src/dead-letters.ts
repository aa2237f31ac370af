import { createHash } from 'node:crypto';
import type { Transaction } from '@guitu/persistence/transaction';
import { textHeaders, type RawRecord } from './event-record.js';

/**
 * Keeps a record that no stream can own. The digest is part of its identity, because a re-created topic
 * gives the same offset to other content.
 */
export async function keepDeadLetter(tx: Transaction, record: RawRecord, reason: string): Promise<void> {
  const headers = textHeaders(record.headers);
  const digest = createHash('sha256').update(record.key ?? '').update('\0').update(JSON.stringify(headers)).update(record.value ?? '').digest('hex');
  await tx.execute(
    `insert into dead_letter (topic, partition, record_offset, key, headers, value, digest, reason) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing`,
    [record.topic, record.partition, record.offset, record.key, JSON.stringify(headers).replaceAll('\\u0000', ''), record.value, digest, reason],
  );
}
