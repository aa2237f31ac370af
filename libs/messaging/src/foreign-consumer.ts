import { Logger } from '@nestjs/common';
import type { RawRecord } from './event-record.js';
import type { KafkaAddress } from './kafka-client.js';
import { LastingConsumer } from './lasting-consumer.js';
import { takeBatch } from './take-batch.js';

export interface ForeignConsumerOptions {
  kafka: KafkaAddress;
  groupId: string;
  topics: readonly string[];
  /** Takes what was fetched of one topic, in order; must bear repeats. Rejects with a transient error: tried again. */
  take: (topic: string, records: readonly RawRecord[]) => Promise<void>;
}

/** Reads topics that other systems write, without our headers and streams: each record is taken at least once, then committed. */
export class ForeignConsumer extends LastingConsumer {
  constructor({ kafka, groupId, topics, take }: ForeignConsumerOptions) {
    const logger = new Logger(`Consumer ${groupId}`);
    super({
      kafka, topics, groupId: () => groupId,
      take: async (payload, consumer) => {
        const { topic, partition } = payload.batch;
        if (!(await takeBatch(payload, logger, (records) => take(topic, records)))) return;
        await consumer.commitOffsets([{ topic, partition, offset: String(BigInt(payload.batch.lastOffset()) + 1n) }]);
      },
    }, logger);
  }
}
