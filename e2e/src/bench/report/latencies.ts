/** Acknowledgements and steps, by kind of fact, beside the floors they are made of. Pure. */
import { latencyOf, type Latency } from '../measure/statistics.js';
import type { DrivenReturn } from '../product/return-path.js';
import { textTable } from './text-table.js';

export interface ByKind { readonly all: Latency; readonly kinds: Readonly<Record<string, Latency>> }
/** alone: one return in flight · busy: as many as in the rounds */
export interface LatencySummary {
  readonly acks: { readonly alone: ByKind; readonly busy: ByKind };
  readonly steps: { readonly alone: ByKind; readonly busy: ByKind };
  readonly hop: Latency;
  readonly floors: { readonly route: Latency; readonly hop: Latency; readonly step: Latency };
}

/** Latencies of acknowledgements or steps of some returns. @throws RangeError when there are none */
export function byKind(driven: readonly DrivenReturn[], which: 'acks' | 'steps'): ByKind {
  const samples = driven.flatMap((one) => one[which]);
  const kinds = [...new Set(samples.map(({ kind }) => kind))];
  const of = (kind: string): Latency => latencyOf(samples.filter((sample) => sample.kind === kind).map(({ ms }) => ms));
  return { all: latencyOf(samples.map(({ ms }) => ms)), kinds: Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) };
}

const pair = (latency: Latency | undefined): string => (latency === undefined ? '–' : `${latency.p50.toFixed(1)} / ${latency.p95.toFixed(1)}`);

export function latencyTable({ acks, steps, hop, floors }: LatencySummary): string {
  const row = (name: string, of: (summary: ByKind) => Latency | undefined) => [name, pair(of(acks.alone)), pair(of(acks.busy)), pair(of(steps.alone)), pair(of(steps.busy))];
  return textTable(['ms, p50 / p95', 'command → answer, alone', 'busy', 'answer → this task on its desk, alone', 'busy'], [
    ...Object.keys(acks.alone.kinds).map((kind) => row(kind, ({ kinds }) => kinds[kind])),
    row('all', ({ all }) => all),
    [],
    ['bare route, one insert', pair(floors.route)],
    ['fact recorded → at the process', pair(hop)],
    ['bare hop: commit, produce, consume, commit', pair(floors.hop)],
    ['bare step: signal → local activity', pair(floors.step)],
  ]);
}
