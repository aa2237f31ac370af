/** The whole result of a bench: what is printed and what is written to run/bench.json. */
import type { HistorySize } from '../measure/histories.js';
import type { Memory } from '../measure/process-memory.js';
import type { Spread } from '../measure/statistics.js';
import type { Statement } from '../measure/server-books.js';
import type { Recovery } from '../recovery/time-recovery.js';
import type { StartUp } from '../start-up/time-warm-start.js';
import type { Lateness } from '../timers/time-deadlines.js';
import { costTable, range } from './cost-table.js';
import { latencyTable, type LatencySummary } from './latencies.js';
import type { CostSummary } from './summary.js';
import { textTable } from './text-table.js';
import { verdictTable, type Verdict } from './verdicts.js';

export interface BenchResult {
  readonly at: string;
  readonly machine: { readonly cpus: number; readonly model: string; readonly node: string; readonly system: string };
  /** which of Temporal's servers, in words */
  readonly temporal: string;
  readonly settings: { readonly returns: number; readonly atOnce: number; readonly rounds: number };
  /** facts people record on an on-time return, 登记 included */
  readonly facts: readonly string[];
  readonly rounds: { readonly tried: number; readonly used: number; readonly disturbed: boolean; readonly noise: readonly (readonly number[])[] };
  readonly verdicts: readonly Verdict[];
  readonly cost: CostSummary;
  /** looks at a desk per return, and what one look costs departments and PostgreSQL (CPU-ms); part of the product's cost */
  readonly looks: { readonly perReturn: number; readonly cpuMsEach: number };
  readonly latencies: LatencySummary;
  readonly history: { readonly product: HistorySize; readonly floor: HistorySize; readonly floorExpected: number };
  readonly memory: Readonly<Record<string, Memory>>;
  /** of the rounds; empty where PostgreSQL does not count them */
  readonly statements: readonly Statement[];
  /** null in a short bench */
  readonly lasting: Lasting | null;
}

/** What takes a while and happens once. */
export interface Lasting { readonly lateness: Lateness; readonly recoveries: readonly Recovery[]; readonly startUp: StartUp }

export function resultText(result: BenchResult): string {
  const { cost, rounds, looks, history, settings, lasting } = result;
  const { commits, walBytes, statements, records, recordBytes } = cost.counters;
  const notes = [
    `${result.facts.length} facts per return: ${result.facts.join(' · ')}`,
    `${rounds.used} of ${rounds.tried} rounds, ${settings.returns} returns each, ${settings.atOnce} in flight`,
    ...(rounds.disturbed ? ['NOISY: others used the machine in every round (fixed loop differed by more than 10 %); all rounds are shown, judge with care.'] : []),
    ...(history.floor.lengths.every((events) => events === history.floorExpected) ? [] : [`the floor's histories have ${Math.min(...history.floor.lengths)} to ${Math.max(...history.floor.lengths)} events, ${history.floorExpected} were expected: some of its steps shared a workflow task, which makes it cheaper`]),
  ];
  const kb = ({ median, min, max }: Spread): string => range({ median: median / 1_024, min: min / 1_024, max: max / 1_024 }, 0);
  const perReturn = textTable(['per return', 'product', 'floor'], [
    ['Temporal events', history.product.events, history.floor.events],
    ['Temporal actions', history.product.actions, history.floor.actions],
    ['history bytes', history.product.bytes, history.floor.bytes],
    ['PostgreSQL commits', range(commits, 0), ''],
    ['PostgreSQL statements, begin and commit too', Number.isNaN(statements.median) ? 'not counted' : range(statements, 0), ''],
    ['PostgreSQL WAL, KB', kb(walBytes), ''],
    ['Kafka records', range(records, 1), ''],
    ['Kafka, KB on disk', kb(recordBytes), ''],
    ['looks at a desk', `${looks.perReturn.toFixed(1)} × ${looks.cpuMsEach.toFixed(1)} CPU-ms`, ''],
    ['the people (bench itself), CPU-ms', range(cost.people, 0), ''],
  ]);
  const parts = Object.entries(result.memory);
  const total = (of: (one: Memory) => number): number => parts.reduce((sum, [, one]) => sum + of(one), 0);
  const memory = textTable(['memory', 'processes', 'PSS, MB', 'RSS, MB'], [
    ...parts.map(([name, one]) => [name, one.processes, one.pssMb.toFixed(0), one.rssMb.toFixed(0)]),
    [],
    ['all', total(({ processes }) => processes), total(({ pssMb }) => pssMb).toFixed(0), total(({ rssMb }) => rssMb).toFixed(0)],
  ]);
  const started = lasting === null ? [] : [textTable(['from nothing running to all ready', 's'], [['cold: empty folder, packages fetched before', lasting.startUp.cold.toFixed(1)], ['warm: the same folder, with data', lasting.startUp.warm.toFixed(1)]]), ''];
  const { machine } = result;
  return [
    `${machine.cpus} × ${machine.model}, Node ${machine.node}, ${machine.system}; Temporal: ${result.temporal}; ${result.at}`,
    ...notes, '', costTable(cost), '', latencyTable(result.latencies), '', perReturn, '', memory, '', ...started, verdictTable(result.verdicts),
  ].join('\n');
}
