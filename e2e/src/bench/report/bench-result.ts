/** The whole result of a bench: what is printed and what is written to run/bench.json. */
import type { HistorySize } from '../measure/histories.js';
import type { Memory } from '../measure/process-memory.js';
import { costTable, range, verdict } from './cost-table.js';
import { ackTable, stepTable, type LatencySummary } from './latencies.js';
import type { CostSummary } from './summary.js';
import { textTable } from './text-table.js';

export interface BenchResult {
  readonly at: string;
  readonly machine: { readonly cpus: number; readonly model: string; readonly node: string; readonly system: string };
  readonly settings: { readonly returns: number; readonly atOnce: number; readonly rounds: number };
  /** facts people record on an on-time return, 登记 included */
  readonly facts: readonly string[];
  readonly rounds: { readonly tried: number; readonly used: number; readonly disturbed: boolean; readonly noise: readonly (readonly number[])[] };
  readonly cost: CostSummary;
  /** looks at a desk per return, and what one look costs departments and PostgreSQL (CPU-ms); part of the product's cost */
  readonly looks: { readonly perReturn: number; readonly cpuMsEach: number };
  readonly latencies: LatencySummary;
  readonly history: { readonly product: HistorySize; readonly floor: HistorySize; readonly floorExpected: number };
  readonly memory: Readonly<Record<string, Memory>>;
}

export function resultText(result: BenchResult): string {
  const { cost, rounds, looks, history, settings } = result;
  const { commits, walBytes, records } = cost.counters;
  const notes = [
    `${result.facts.length} facts per return: ${result.facts.join(' · ')}`,
    `${rounds.used} of ${rounds.tried} rounds, ${settings.returns} returns each, ${settings.atOnce} in flight`,
    ...(rounds.disturbed ? ['NOISY: others used the machine in every round (fixed loop differed by more than 10 %); all rounds are shown, judge with care.'] : []),
    ...(history.floor.lengths.every((events) => events === history.floorExpected) ? [] : [`the floor's histories have ${Math.min(...history.floor.lengths)} to ${Math.max(...history.floor.lengths)} events, ${history.floorExpected} were expected: some of its steps shared a workflow task, which makes it cheaper`]),
  ];
  const perReturn = textTable(['per return', 'product', 'floor'], [
    ['history events', history.product.events, history.floor.events],
    ['history bytes', history.product.bytes, history.floor.bytes],
    ['PostgreSQL commits', range(commits, 0), ''],
    ['PostgreSQL WAL, KB', range({ median: walBytes.median / 1_024, min: walBytes.min / 1_024, max: walBytes.max / 1_024 }, 0), ''],
    ['Kafka records', range(records, 1), ''],
    ['looks at a desk', `${looks.perReturn.toFixed(1)} × ${looks.cpuMsEach.toFixed(1)} CPU-ms`, ''],
    ['the people (bench itself), CPU-ms', range(cost.people, 0), ''],
  ]);
  const memory = textTable(['memory', 'processes', 'PSS, MB', 'RSS, MB'], Object.entries(result.memory).map(([name, one]) => [name, one.processes, one.pssMb.toFixed(0), one.rssMb.toFixed(0)]));
  const { machine } = result;
  return [
    `${machine.cpus} × ${machine.model}, Node ${machine.node}, ${machine.system}; ${result.at}`,
    ...notes, '', costTable(cost), verdict(cost), '', ackTable(result.latencies), '', stepTable(result.latencies), '', perReturn, '', memory,
  ].join('\n');
}
