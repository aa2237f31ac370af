import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_BOOKS } from './house.js';
import type { Invariant } from './invariant.js';

export const ATTACHMENTS: Invariant = {
  id: 'I19',
  says: 'every attachment is in the store as it was kept, and hangs on a fact that is there',
  look: async (house) => {
    const store = house.environment.GUITU_OBJECT_STORE_URL;
    const found: string[] = [];
    for (const book of ALL_BOOKS) {
      const [{ there } = { there: false }] = await house.rows<{ there: boolean }>(book, `select to_regclass('attachment') is not null as there`);
      if (!there) continue;
      const kept = await house.rows<{ id: string; object_key: string; sha256: string; lost: boolean }>(book, `
        select a.id, a.object_key, sha256, a.fact_id is not null and not exists (select 1 from fact f where f.fact_id = a.fact_id) as lost from attachment a`);
      for (const { id, object_key, sha256, lost } of kept) {
        if (lost) found.push(`${book}: attachment ${id} hangs on a fact that is not there`);
        if (store?.startsWith('file:') === true && (await digestOf(join(fileURLToPath(store), object_key))) !== sha256) found.push(`${book}: attachment ${id} is not in the store as it was kept`);
      }
    }
    return found;
  },
};

async function digestOf(file: string): Promise<string | null> {
  try {
    return createHash('sha256').update(await readFile(file)).digest('hex');
  } catch {
    return null;
  }
}
