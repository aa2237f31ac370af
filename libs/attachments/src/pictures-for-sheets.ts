import { createHash } from 'node:crypto';
import type { Actor } from '@guitu/identity/actor';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import type { SheetPictures } from '@guitu/platform/printing/sheet-pictures';
import type { Pictures } from '@guitu/platform/printing/shown-sheet';
import { printedPicture } from './clean-picture.js';
import type { ObjectStore } from './object-store.js';

/** Pictures of a printed sheet: attachments of this department, as they were when the sheet was made. */
export class PicturesForSheets implements SheetPictures {
  constructor(private readonly database: Database, private readonly store: ObjectStore | null) {}

  async of(actor: Actor, pictures: readonly { readonly id: string; readonly sha256: string }[]): Promise<Pictures> {
    const { store } = this;
    const found = new Map<string, Uint8Array>();
    if (store === null || readingRights(actor).goods !== 'yes') return found;
    const kept = await this.database.query<{ id: string; key: string }>('select id, object_key as key from attachment where id = any($1) and company_code = $2', [pictures.map(({ id }) => id), actor.companyCode]);
    for (const { id, sha256 } of pictures) {
      const key = kept.find((one) => one.id === id)?.key;
      const bytes = key === undefined ? null : await store.get(key);
      // a sheet shows what it showed then, or says that it cannot
      if (bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256) found.set(id, await printedPicture(bytes));
    }
    return found;
  }
}
