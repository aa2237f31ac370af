/** Memory of processes, from /proc (Linux). */
import { readFile } from 'node:fs/promises';
import { readProcesses, treeOf } from './process-times.js';

/** rss counts pages shared between processes for each of them; pss shares them out, so that it may be added up. */
export interface Memory { readonly processes: number; readonly pssMb: number; readonly rssMb: number }

/** Reads the text of /proc/<pid>/smaps_rollup. */
export function parseRollup(text: string): { pssKb: number; rssKb: number } {
  const value = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0);
  return { pssKb: value('Pss'), rssKb: value('Rss') };
}

/** Memory of a process and everything below it. */
export async function treeMemory(root: number): Promise<Memory> {
  const members = treeOf(root, await readProcesses());
  const texts = await Promise.all(members.map(({ pid }) => readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')));
  const sizes = texts.map(parseRollup);
  const mb = (kb: number): number => kb / 1024;
  return { processes: members.length, pssMb: mb(sizes.reduce((sum, one) => sum + one.pssKb, 0)), rssMb: mb(sizes.reduce((sum, one) => sum + one.rssKb, 0)) };
}
