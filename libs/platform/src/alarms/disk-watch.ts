import { statfs } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import type { Watch } from './watch.js';

const GIB = 1024 ** 3;
/** Full below either; free again above both, so that a disk at the limit does not ring every minute. */
const FULL = { share: 0.05, bytes: GIB } as const;
const FREE_AGAIN = { share: 0.08, bytes: 1.5 * GIB } as const;

export interface Space { readonly free: number; readonly size: number }
/** @param before whether it was full at the last look */
export function isFull({ free, size }: Space, before: boolean): boolean {
  const { share, bytes } = before ? FREE_AGAIN : FULL;
  // a small file system (a container's /tmp) has no gigabyte to spare
  return free < share * size || free < Math.min(bytes, size / 4);
}

async function spaceOf(path: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(path);
  return { free: bavail * bsize, size: blocks * bsize };
}

/** The disks a service itself writes to: its working folder and the one for uploads. Those of the servers behind it it cannot see. */
export function diskWatch(space: (path: string) => Promise<Space> = spaceOf): Watch {
  let before = false;
  const host = codeOf(hostname());
  return {
    // replicas run on different hosts: none may end what another has said of its own
    name: `disk.${host}`, kinds: ['disk'],
    look: async () => {
      const spaces = await Promise.all([process.cwd(), tmpdir()].map(space));
      before = spaces.some((one) => isFull(one, before));
      return before ? [{ kind: 'disk', companyCode: null, plantCode: null, ref: host }] : [];
    },
  };
}

const codeOf = (host: string): string => host.replaceAll(/[^A-Za-z0-9_.-]/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 40) || 'host';
