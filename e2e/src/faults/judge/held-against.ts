/** What people were told, by itself and against what the desks keep: I1, I2, I16, I17 of reliability-performance.md §2. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { finalTry, isAccepted, isFinal, type Entry } from '../load/ledger.js';

/** What the desks keep about one key, and the fact it was answered with. */
export interface Kept {
  readonly key: string;
  readonly reply: unknown;
  /** facts of the id in the reply; null where the reply names none */
  readonly facts: number | null;
}

const named = ({ asked }: Entry): string => `${asked.method} ${new URL(asked.url).pathname} with key ${asked.key.slice(0, 12)} by ${asked.person}`;

/** I1: accepted is there once, refused is not there, and nothing stays unknown. @param kept of all desks, by key */
export function oneEffect(entries: readonly Entry[], kept: ReadonlyMap<string, readonly Kept[]>): string[] {
  return entries.flatMap((entry) => {
    const there = kept.get(entry.asked.key) ?? [];
    if (finalTry(entry) === undefined) return [`${named(entry)} was asked ${entry.tries.length} times and never answered`];
    if (!isAccepted(entry)) return there.length > 0 ? [`${named(entry)} was refused and is there`] : [];
    if (there.length !== 1) return [`${named(entry)} was accepted and is there ${there.length} times`];
    return there[0]?.facts !== null && there[0]?.facts !== 1 ? [`${named(entry)} was accepted and its fact is there ${there[0]?.facts} times`] : [];
  });
}

/** I2: one key, one answer; and it is the one the desk keeps. */
export function sameReply(entries: readonly Entry[], kept: ReadonlyMap<string, readonly Kept[]>): string[] {
  return entries.filter(isAccepted).flatMap((entry) => {
    const replies = entry.tries.flatMap(({ reply }) => (reply !== null && reply.status < 300 ? [reply] : []));
    const refusals = entry.tries.filter((one) => isFinal(one) && (one.reply?.status ?? 0) >= 300 && one.reply?.status !== 409);
    const first = replies[0];
    const differs = replies.some(({ status, body }) => status !== first?.status || !isDeepStrictEqual(body, first?.body));
    const other = (kept.get(entry.asked.key) ?? []).some(({ reply }) => !isDeepStrictEqual(reply, first?.body));
    return [
      ...(differs ? [`${named(entry)} was answered differently`] : []),
      ...(refusals.length > 0 ? [`${named(entry)} was accepted, and refused (${refusals.map(({ reply }) => reply?.status).join(', ')})`] : []),
      ...(other ? [`${named(entry)} was answered otherwise than its desk keeps`] : []),
    ];
  });
}

interface Said { readonly what: string; readonly stream: string; readonly seq: number; readonly from: number; readonly to: number }

/** I16: whoever was answered before another one asked has the lower number of their stream (desk and return). */
export function realTimeOrder(entries: readonly Entry[]): string[] {
  const streams = new Map<string, Said[]>();
  for (const entry of entries) {
    const accepted = entry.tries.filter(({ reply }) => reply !== null && reply.status < 300);
    const { fact } = (accepted[0]?.reply?.body ?? {}) as { fact?: { returnNo?: string; seq?: number } };
    if (fact?.returnNo === undefined || fact.seq === undefined) continue;
    const stream = `${new URL(entry.asked.url).host} ${fact.returnNo}`;
    const said = { what: named(entry), stream, seq: fact.seq, from: Math.min(...entry.tries.map(({ from }) => from)), to: Math.min(...accepted.map(({ to }) => to)) };
    streams.set(stream, [...(streams.get(stream) ?? []), said]);
  }
  return [...streams.values()].flatMap(againstTheClock);
}

/** Numbers upwards: none may have been answered before one with a lower number was first asked. */
function againstTheClock(stream: readonly Said[]): string[] {
  const found: string[] = [];
  let latestAsked: Said | undefined;
  for (const one of [...stream].sort((a, b) => a.seq - b.seq)) {
    if (latestAsked !== undefined && one.to < latestAsked.from) found.push(`${one.what} has number ${one.seq} and was answered before ${latestAsked.what} (${latestAsked.seq}) was asked`);
    if (latestAsked !== undefined && latestAsked.seq === one.seq) found.push(`${one.what} and ${latestAsked.what} have one number, ${one.seq}`);
    if (latestAsked === undefined || one.from > latestAsked.from) latestAsked = one;
  }
  return found;
}
