/** Acknowledgements and steps, by kind of fact. Pure. */
import type { BareTimes } from '../bare-route/time-bare-route.js';
import { latencyOf, type Latency } from '../measure/statistics.js';
import type { DrivenReturn } from '../product/return-path.js';
import { textTable } from './text-table.js';

export interface ByKind { readonly all: Latency; readonly kinds: Readonly<Record<string, Latency>> }
/** alone: one return in flight · busy: as many as in the rounds */
export interface LatencySummary { readonly acks: { readonly alone: ByKind; readonly busy: ByKind }; readonly steps: { readonly alone: ByKind; readonly busy: ByKind }; readonly bare: BareTimes }

/** Latencies of acknowledgements or steps of some returns. @throws RangeError when there are none */
export function byKind(driven: readonly DrivenReturn[], which: 'acks' | 'steps'): ByKind {
  const samples = driven.flatMap((one) => one[which]);
  const kinds = [...new Set(samples.map(({ kind }) => kind))];
  const of = (kind: string): Latency => latencyOf(samples.filter((sample) => sample.kind === kind).map(({ ms }) => ms));
  return { all: latencyOf(samples.map(({ ms }) => ms)), kinds: Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) };
}

const pair = (latency: Latency | undefined): string => (latency === undefined ? '–' : `${latency.p50.toFixed(1)} / ${latency.p95.toFixed(1)}`);
const times = (latency: Latency | undefined, bare: Latency): string => (latency === undefined ? '–' : `${(latency.p50 / bare.p50).toFixed(2)} ×`);

export function ackTable({ acks, bare }: LatencySummary): string {
  const row = (name: string, alone: Latency | undefined, busy: Latency | undefined) => [name, pair(alone), times(alone, bare.oneAtOnce), pair(busy), times(busy, bare.manyAtOnce)];
  return textTable(['command → answer, ms p50 / p95', 'alone', '÷ bare route', 'busy', '÷ bare route'], [
    ...Object.keys(acks.alone.kinds).map((kind) => row(kind, acks.alone.kinds[kind], acks.busy.kinds[kind])),
    row('all commands', acks.alone.all, acks.busy.all),
    [],
    ['bare route, one insert', pair(bare.oneAtOnce), '', pair(bare.manyAtOnce), ''],
  ]);
}

export function stepTable({ steps }: LatencySummary): string {
  const row = (name: string, alone: Latency | undefined, busy: Latency | undefined) => [name, pair(alone), pair(busy)];
  return textTable(['answer → next task on its desk, ms p50 / p95', 'alone', 'busy'], [
    ...Object.keys(steps.alone.kinds).map((kind) => row(kind, steps.alone.kinds[kind], steps.busy.kinds[kind])),
    row('all steps', steps.alone.all, steps.busy.all),
  ]);
}
