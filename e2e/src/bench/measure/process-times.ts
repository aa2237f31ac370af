/** Processor time of processes and of everything below them, from /proc (Linux). */
import { readdir, readFile } from 'node:fs/promises';

/** The kernel's unit in /proc, the same on every Linux (USER_HZ). */
const MS_PER_TICK = 10;

export interface ProcessTimes {
  readonly pid: number;
  readonly parent: number;
  /** user and system time of all its threads */
  readonly ownTicks: number;
  /** the same of its children that have ended and were waited for, with all of theirs */
  readonly endedChildrenTicks: number;
}

/** Reads one line of /proc/<pid>/stat. @throws Error for a text of another form */
export function parseStat(text: string): ProcessTimes {
  // The command's name stands in brackets and may itself contain spaces and brackets.
  const after = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => {
    const value = Number(after[number - 3]);
    if (!Number.isInteger(value)) throw new Error(`not a line of /proc/<pid>/stat: ${text.slice(0, 80)}`);
    return value;
  };
  return { pid: Number.parseInt(text, 10), parent: field(4), ownTicks: field(14) + field(15), endedChildrenTicks: field(16) + field(17) };
}

/** CPU-ms of a process and all processes below it, those that have ended included: it never falls while the root lives. */
export function treeCpuMs(root: number, processes: readonly ProcessTimes[]): number {
  const members = treeOf(root, processes);
  if (members.length === 0) throw new Error(`process ${root} does not run any more`);
  return members.reduce((sum, one) => sum + one.ownTicks + one.endedChildrenTicks, 0) * MS_PER_TICK;
}

/** The process and everything below it. */
export function treeOf(root: number, processes: readonly ProcessTimes[]): ProcessTimes[] {
  const members = processes.filter(({ pid }) => pid === root);
  for (const member of members) members.push(...processes.filter(({ parent }) => parent === member.pid));
  return members;
}

/** All processes of this machine as they are now. */
export async function readProcesses(): Promise<ProcessTimes[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)));
  return lines.flatMap((line) => (line === null ? [] : [parseStat(line)]));
}

/** CPU-ms of this machine that were not idle, since it was started. */
export async function machineTimes(): Promise<{ readonly busyMs: number }> {
  return { busyMs: parseMachineStat(await readFile('/proc/stat', 'utf8')) * MS_PER_TICK };
}

/** Ticks of the first line of /proc/stat in which a processor of this machine worked: neither idle nor waiting for a disk nor taken by another guest. @throws Error for a text of another form */
export function parseMachineStat(text: string): number {
  // cpu user nice system idle iowait irq softirq steal guest guest_nice; guests are counted in user and nice already
  const [name, ...fields] = (text.split('\n', 1)[0] ?? '').trim().split(/\s+/);
  const [user = NaN, nice = NaN, system = NaN, , , irq = NaN, softirq = NaN] = fields.map(Number);
  const busy = user + nice + system + irq + softirq;
  if (name !== 'cpu' || !Number.isInteger(busy)) throw new Error(`not /proc/stat: ${text.slice(0, 80)}`);
  return busy;
}
