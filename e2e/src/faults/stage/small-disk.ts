/** A server's data on a disk of its own that can be filled: a tmpfs over its folder, so root is needed and a mount namespace of one's own (faults.ts). */
import { execFile } from 'node:child_process';
import { mkdir, open, rename, rm, stat, statfs, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Component } from '@guitu/stack/component';

const run = promisify(execFile);
const ROOM_BYTES = 256 * 1_048_576;
const PIECE = Buffer.alloc(65_536);

export class SmallDisk {
  private constructor(private readonly server: Component, private readonly folder: string) {}

  /** Stops the server and moves its data; it must be started again. */
  static async under(server: Component, folder: string): Promise<SmallDisk> {
    await server.stop();
    const { uid, gid, mode } = await stat(folder);
    const before = `${folder}.before`;
    await rename(folder, before);
    await mkdir(folder);
    const { stdout } = await run('du', ['--summarize', '--bytes', before]);
    await run('mount', ['-t', 'tmpfs', '-o', `size=${Number.parseInt(stdout, 10) + ROOM_BYTES},uid=${uid},gid=${gid},mode=${(mode & 0o777).toString(8)}`, 'tmpfs', folder]);
    await run('cp', ['--archive', `${before}/.`, folder]);
    await rm(before, { recursive: true });
    return new SmallDisk(server, folder);
  }

  /** Bytes that anybody could still write. */
  async left(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  /** Something else takes every byte that is left, as a log would. @returns how many it took */
  async fill(): Promise<number> {
    const ballast = await open(this.ballast, 'a');
    try {
      for (;;) await ballast.write(PIECE);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      return (await ballast.stat()).size;
    } finally {
      await ballast.close();
    }
  }

  /** Somebody has cleared it. */
  free(): Promise<void> {
    return truncate(this.ballast).catch(() => undefined);
  }

  /** Stops the server and moves its data back; it must be started again. */
  async leave(): Promise<void> {
    await this.server.stop();
    await rm(this.ballast, { force: true });
    const after = `${this.folder}.after`;
    await run('cp', ['--archive', this.folder, after]);
    await run('umount', [this.folder]);
    await rm(this.folder, { recursive: true });
    await rename(after, this.folder);
  }

  private get ballast(): string {
    return join(this.folder, 'ballast');
  }
}
