import { setTimeout as delay } from 'node:timers/promises';
import { isTransient } from '@guitu/persistence/database-errors';
import type { Logger } from '@nestjs/common';
import type { EachBatchPayload } from 'kafkajs';
import { CONSUMER_SETTINGS } from './event-consumer.js';
import type { RawRecord } from './event-record.js';

/** Longest pause between two attempts (ms). */
export const MAX_BACKOFF = 2_000;

/**
 * Hands a batch over until it is taken, and stays in the group meanwhile; while the database is away it is tried again.
 * @returns false when the partition was taken away before it was done: nothing may be resolved then
 * @throws what is not transient
 */
export async function takeBatch(payload: EachBatchPayload, logger: Logger, take: (records: readonly RawRecord[]) => Promise<void>): Promise<boolean> {
  const { topic, partition, messages } = payload.batch;
  const records = messages.map(({ key, headers, value, offset }): RawRecord => ({ topic, partition, offset, key, headers: headers ?? {}, value }));
  const heart = setInterval(() => void payload.heartbeat().catch(() => undefined), CONSUMER_SETTINGS.heartbeatInterval);
  try {
    for (let failures = 0; ; failures += 1) {
      if (!payload.isRunning() || payload.isStale()) return false;
      try {
        await take(records);
        break;
      } catch (error) {
        if (!isTransient(error)) throw error;
        if (failures % 30 === 0) logger.warn(`database away, trying again: ${String(error)}`);
        await delay(Math.min(MAX_BACKOFF, 100 * 2 ** failures));
      }
    }
  } finally {
    clearInterval(heart);
  }
  payload.resolveOffset(payload.batch.lastOffset());
  return true;
}
