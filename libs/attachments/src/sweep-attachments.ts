import type { Database } from '@guitu/persistence/database';
import { LookAgain } from '@guitu/platform/service/look-again';
import { UNUSED_KEPT_HOURS } from './media-types.js';
import type { ObjectStore } from './object-store.js';

const LOOK_EVERY = 3_600_000;
/** No upload takes so long: a key without a row belongs to one that was broken off (hours). */
const UPLOAD_HOURS = 24;
const MOST_AT_ONCE = 100;

/** Removes what no fact, and nothing else, came to name, and what broken-off uploads left. What is named is never touched. */
export class SweepAttachments extends LookAgain {
  constructor(private readonly database: Database, private readonly store: ObjectStore | null) {
    super('SweepAttachments', store === null ? null : LOOK_EVERY);
  }

  protected async lookOnce(): Promise<void> {
    while ((await this.sweep()) === MOST_AT_ONCE);
  }

  /** @returns how many objects were removed; the object goes first, so a failure leaves its key to be tried again */
  async sweep(unusedHours: number = UNUSED_KEPT_HOURS, uploadHours: number = UPLOAD_HOURS): Promise<number> {
    const { store } = this;
    if (store === null) return 0;
    await this.database.query(`delete from attachment where fact_id is null and kept_for is null and uploaded_at < clock_timestamp() - make_interval(hours => $1)`, [unusedHours]);
    return this.database.transaction(async (tx) => {
      const left = await tx.query<{ key: string }>(
        `select key from stored_object where noted_at < clock_timestamp() - make_interval(hours => $1)
           and not exists (select 1 from attachment where object_key = key) order by noted_at limit ${MOST_AT_ONCE} for update skip locked`, [uploadHours],
      );
      for (const { key } of left) {
        await store.remove(key);
        await tx.execute('delete from stored_object where key = $1', [key]);
      }
      return left.length;
    });
  }
}
