import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectStore } from './object-store.js';

/** Objects as files below one folder that only this account reads. */
export class DiskStore implements ObjectStore {
  constructor(private readonly folder: string) {}

  /** Written beside its place, flushed, then named: a half-written file never has the object's name. */
  async put(key: string, bytes: Uint8Array, _mediaType: string): Promise<void> {
    const place = this.placeOf(key);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    const unfinished = `${place}.${randomUUID()}`;
    try {
      const file = await open(unfinished, 'wx', 0o600);
      await file.writeFile(bytes).then(() => file.sync()).finally(() => file.close());
      await rename(unfinished, place);
      const folder = await open(dirname(place), 'r');
      await folder.sync().finally(() => folder.close());
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  async get(key: string): Promise<Uint8Array | null> {
    return readFile(this.placeOf(key)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    });
  }

  async remove(key: string): Promise<void> {
    await rm(this.placeOf(key), { force: true });
  }

  /** Keys are made here, never by a person; anything else is a fault of the program. */
  private placeOf(key: string): string {
    if (!/^[a-z]+\/[0-9a-f-]{36}$/.test(key)) throw new Error('no key of an object');
    return join(this.folder, key);
  }
}
