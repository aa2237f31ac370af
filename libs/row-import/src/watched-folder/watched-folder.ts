import type { Database } from '@guitu/persistence/database';
import type { Watch } from '@guitu/platform/alarms/watch';
import { LookAgain } from '@guitu/platform/service/look-again';
import { laidFiles, refusedTrays } from './folder-files.js';
import { importLaidFile, type FolderDoor } from './import-laid-file.js';

/** Pause between two looks (ms). */
const LOOK_EVERY = 10_000;

/** Imports what is laid into a folder (product.md §2.2), one file after the other; without a folder there is nothing to do. */
export class WatchedFolder extends LookAgain {
  /** @param root GUITU_MASTERDATA_FOLDER, GUITU_RETURNS_FOLDER · @param clock UTC ms */
  constructor(private readonly database: Database, private readonly door: FolderDoor, private readonly root: string | undefined, private readonly clock: () => number) {
    super('WatchedFolder', root === undefined ? null : LOOK_EVERY);
  }

  protected lookOnce(): Promise<number> {
    return this.look();
  }

  /** Names of files may be names of people. */
  protected override told(error: unknown): string {
    return error instanceof Error ? error.name : 'failure';
  }

  /** IT hears of a type as long as refused files of it lie there. */
  watch(): Watch {
    return {
      name: 'folder', kinds: ['connector'],
      look: async () => (this.root === undefined ? [] : (await refusedTrays(this.root, this.door.types)).map(({ companyCode, type }) => ({ kind: 'connector' as const, companyCode, plantCode: null, ref: `folder.${type}` }))),
    };
  }

  /** @returns how many files were put away */
  async look(): Promise<number> {
    if (this.root === undefined) return 0;
    let count = 0;
    for (const file of await laidFiles(this.root, this.door.types, this.clock())) {
      if (this.ending) break;
      try {
        if (await importLaidFile(this.database, this.door, file)) count += 1;
      } catch (error) {
        // the file stays and is taken again
        this.logger.warn(`a file of ${file.companyCode}/${file.type} is taken again later: ${this.told(error)}`);
      }
    }
    return count;
  }
}
