import { readFileSync } from 'node:fs';

/** rss counts pages shared with other processes for each of them; pss shares them out, so that it may be added up. In MB. */
export interface ProcessMemory {
  rss: number;
  pss: number;
}

/** @returns undefined where the system does not tell (it is read from /proc), or when the process is gone. */
export function memoryOf(pid: number): ProcessMemory | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const megabytes = (name: string): number => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1]) / 1_024);
    return { rss: megabytes('Rss'), pss: megabytes('Pss') };
  } catch {
    return undefined;
  }
}
