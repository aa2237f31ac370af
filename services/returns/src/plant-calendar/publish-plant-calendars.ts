/** The calendars that masterdata keeps for plants, published here version by version as they change, for the returns to come. */
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { checkSnapshot } from '@guitu/calendar/check-snapshot';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { MasterRecord } from '@guitu/contracts/masterdata/records';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { HouseMasterdata } from '@guitu/platform/service/house-masterdata';
import { documentHash } from '@guitu/return-process/policy/sha256';
import { publishCalendar } from '../policy/publish-policy.js';
import { snapshotOf } from './plant-calendar.js';

@Injectable()
export class PublishPlantCalendars implements OnModuleInit {
  private readonly logger = new Logger('Plant calendars');

  constructor(private readonly masterdata: HouseMasterdata, private readonly journal: Journal) {}

  onModuleInit(): void {
    this.masterdata.view.follow(async (tx, changes) => {
      for (const { type, after } of changes) if (type === 'calendar' && after !== null) await this.publish(tx, after as MasterRecord<'calendar'>);
    });
  }

  /**
   * The record's own version, or the next number where an earlier publication has it (a restored masterdata counts anew). What was
   * published last is not published again. A calendar that due times cannot be computed from is left out: the one before stays.
   */
  private async publish(tx: Transaction, record: MasterRecord<'calendar'>): Promise<void> {
    const snapshot = snapshotOf(record);
    const [last] = await tx.query<{ version: number; document: CalendarSnapshot }>('select version, document from calendar_version where key = $1 order by version desc limit 1', [snapshot.key]);
    const next: CalendarSnapshot = { ...snapshot, version: Math.max(record.version, (last?.version ?? 0) + 1) };
    if (last !== undefined && documentHash({ ...last.document, version: next.version }) === documentHash(next)) return;
    const faults = checkSnapshot(next);
    if (faults.length > 0) {
      this.logger.error(`calendar ${next.key}@${next.version} is left out: ${faults.map(({ path, en }) => `${path}: ${en}`).join('; ')}`);
      return;
    }
    const { key, version, coveredUntil } = next;
    await publishCalendar(tx, this.journal, { key, version, sha256: documentHash(next), body: { ...next }, coveredUntil });
  }
}
