/** What was promised, what was measured, and whether it holds. Pure. */
import type { LatencyTurns } from '../latency-turns.js';
import { quantile, spreadOf, type Spread } from '../measure/statistics.js';
import type { Recovery } from '../recovery/time-recovery.js';
import type { Lateness } from '../timers/time-deadlines.js';
import { range } from './cost-table.js';
import { textTable } from './text-table.js';

export interface Verdict {
  readonly what: string;
  readonly unit: '×' | 'ms' | 's';
  readonly measured: Spread;
  /** the median is at most this */
  readonly aim: number;
}

/** design.md §8 and the targets R1–R7 of the research: ratios of medians, ms of lateness beyond a bare timer, s after a kill. */
export const AIMS = { cpu: 2, ack: 1.3, propagation: 1.5, step: 1.7, timerMs: 100, recoveryS: 5, workerRecoveryS: 15, growth: 1.15 } as const;

const p50 = (values: readonly number[]): number => quantile(values, 0.5);
/** A fact and the task it leads to cross Kafka once each. */
const HOPS_PER_STEP = 2;

/** Ratios of one round's medians. */
export function latencyRatios(turns: LatencyTurns): { ack: number; propagation: number; step: number; stepOneHop: number } {
  const [bareAck, bareHop, bareStep] = [p50(turns.bareAck), p50(turns.bareHop), p50(turns.bareStep)];
  const step = p50(turns.driven.flatMap(({ steps }) => steps.map(({ sinceSentMs }) => sinceSentMs)));
  return {
    ack: p50(turns.ack) / bareAck, propagation: p50(turns.hop) / bareHop,
    step: step / (bareAck + HOPS_PER_STEP * bareHop + bareStep), stepOneHop: step / (bareAck + bareHop + bareStep),
  };
}

/** @throws RangeError without rounds */
export function roundVerdicts(cpu: Spread, turns: readonly LatencyTurns[]): Verdict[] {
  const ratios = turns.map(latencyRatios);
  const row = (what: string, which: keyof ReturnType<typeof latencyRatios>, aim: number): Verdict => ({ what, unit: '×', aim, measured: spreadOf(ratios.map((one) => one[which])) });
  return [
    { what: 'CPU of a return ÷ bare workflow', unit: '×', measured: cpu, aim: AIMS.cpu },
    row('command → answer, p50 ÷ bare route', 'ack', AIMS.ack),
    row('fact recorded → at the process, p50 ÷ bare hop', 'propagation', AIMS.propagation),
    row('command → next task, p50 ÷ bare route + 2 hops + step', 'step', AIMS.step),
  ];
}

/** Of a run: lateness beyond the bare timers' median, and the time after each kill. */
export function lastingVerdicts({ product, floor }: Lateness, recoveries: readonly Recovery[]): Verdict[] {
  const bare = p50(floor);
  return [
    { what: 'deadline told late, p50 − bare timer (settling apart)', unit: 'ms', measured: spreadOf(product.map((ms) => ms - bare)), aim: AIMS.timerMs },
    ...recoveries.map(({ part, served }): Verdict => ({
      what: `served again after kill -9 of ${part}`, unit: 's', measured: spreadOf([served]), aim: part === 'orchestrator' ? AIMS.workerRecoveryS : AIMS.recoveryS,
    })),
  ];
}

export const isMet = ({ measured, aim }: Verdict): boolean => measured.median <= aim;

export function verdictTable(verdicts: readonly Verdict[]): string {
  return textTable(['measure', 'median (min–max)', 'aim ≤', 'verdict'], verdicts.map((verdict) => {
    const digits = { '×': 2, ms: 0, s: 1 }[verdict.unit];
    return [verdict.what, `${range(verdict.measured, digits)} ${verdict.unit}`, `${verdict.aim} ${verdict.unit}`, isMet(verdict) ? 'met' : 'MISSED'];
  }));
}
