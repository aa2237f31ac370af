import { ERASURES, PersonErasedV1 } from '@guitu/contracts/masterdata/erasure';
import { readEvent } from '@guitu/contracts/events/read-event';
import { CompactedReader } from '@guitu/messaging/compacted-reader';
import { topicOf } from '@guitu/messaging/event-definition';
import type { RawRecord } from '@guitu/messaging/event-record';
import type { Database } from '@guitu/persistence/database';
import type { ServiceConfig } from '@guitu/platform/service/service-config';
import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { carryOut } from './erase-person.js';

/** After a restore this database knows nothing of later orders: at every start all orders are read again, and those not done are carried out. */
export class ReplayErasures implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Erasures');
  private readonly reader: CompactedReader;

  constructor(private readonly database: Database, { kafka, topicPrefix }: ServiceConfig) {
    this.reader = new CompactedReader({ kafka, topic: topicOf(topicPrefix, ERASURES), apply: (records) => this.replay(records) });
  }

  onApplicationBootstrap(): void {
    this.reader.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.reader.stop();
  }

  private async replay(records: readonly RawRecord[]): Promise<void> {
    for (const { value, partition, offset } of records) {
      if (value === null) continue;
      let order;
      try {
        order = readEvent(PersonErasedV1, JSON.parse(value.toString('utf8')));
      } catch {
        this.logger.error(`an order to erase cannot be read: partition ${partition}, offset ${offset}`);
        continue;
      }
      const known = order;
      const contacts = await this.database.transaction((tx) => carryOut(tx, known, true));
      if (contacts !== null) this.logger.log(`erasure ${order.erasureId} carried out again after a restore: ${contacts} contacts`);
    }
  }
}
