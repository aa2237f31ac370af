import { Logger } from '@nestjs/common';
import type { MasterView } from './master-view.js';
import type { PeopleRecords } from './people-records.js';
import { PEOPLE_TYPES, readPeople } from './read-people.js';

const NOBODY: PeopleRecords = { whole: [], people: [], leaves: [], roster: [], substitutions: [], delegations: [] };

/** People as this replica last read them, for rules that cannot wait: read again after each statement of what they are made from. */
export class PeopleCache {
  private records = NOBODY;
  private reading: Promise<void> | undefined;
  private stale = false;
  private readonly logger = new Logger('People');

  constructor(private readonly view: MasterView) {
    view.onRead((types) => {
      if (PEOPLE_TYPES.some((type) => types.has(type))) void this.refresh();
    });
  }

  /** What is known now; nobody before the first `refresh`. */
  get current(): PeopleRecords {
    return this.records;
  }

  /** Reads everything again; several callers share one reading, and a change during it is read after it. Never throws: the last answer stays. */
  refresh(): Promise<void> {
    this.stale = true;
    this.reading ??= this.readWhileStale().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async readWhileStale(): Promise<void> {
    while (this.stale) {
      this.stale = false;
      try {
        this.records = await readPeople(this.view);
      } catch (error) {
        this.logger.warn(`people not read, the last answer stays: ${String(error)}`);
      }
    }
  }
}
