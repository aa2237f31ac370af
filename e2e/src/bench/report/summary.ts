/** What the rounds say: per return, by part, product beside floor. Pure. */
import { spreadOf, type Spread } from '../measure/statistics.js';
import { perReturn, sumOf, withoutIdling, type Counters, type Part, type Usage } from '../measure/usage.js';

export const PRODUCT_PARTS = ['departments', 'orchestrator', 'kafka', 'temporal', 'postgres'] as const satisfies readonly Part[];
/** The bare workflow has no departments and no events; Kafka and services only idle beside it. */
export const FLOOR_PARTS = ['floor', 'temporal', 'postgres'] as const satisfies readonly Part[];

/** CPU-ms one return costs: what was used less the same time of idling, and all that was used. */
export interface Cost { readonly net: Spread; readonly gross: Spread }
export interface Side { readonly parts: Readonly<Partial<Record<Part, Cost>>>; readonly total: Cost }
export interface CostSummary {
  readonly floor: Side;
  readonly product: Side;
  /** product ÷ floor, computed in each round */
  readonly ratio: { readonly net: Spread; readonly gross: Spread };
  /** the bench as browser, in no total */
  readonly people: Spread;
  readonly counters: Readonly<Record<keyof Counters, Spread>>;
  /** CPU-ms a part uses in a second of idling */
  readonly idlePerSecond: Readonly<Record<Part, number>>;
}
export interface Measured { readonly floor: Usage; readonly product: Usage }

/** @throws RangeError without rounds */
export function summarise(rounds: readonly Measured[], idle: Usage, returns: number): CostSummary {
  const net = rounds.map(({ floor, product }) => ({ floor: perReturn(withoutIdling(floor, idle), returns), product: perReturn(withoutIdling(product, idle), returns) }));
  const gross = rounds.map(({ floor, product }) => ({ floor: perReturn(floor, returns), product: perReturn(product, returns) }));
  const side = (name: 'floor' | 'product', parts: readonly Part[]): Side => {
    const cost = (of: readonly Part[]): Cost => ({ net: spreadOf(net.map((round) => sumOf(round[name].cpu, of))), gross: spreadOf(gross.map((round) => sumOf(round[name].cpu, of))) });
    return { parts: Object.fromEntries(parts.map((part) => [part, cost([part])])), total: cost(parts) };
  };
  const ratio = (of: readonly Measured[]): Spread => spreadOf(of.map(({ floor, product }) => sumOf(product.cpu, PRODUCT_PARTS) / sumOf(floor.cpu, FLOOR_PARTS)));
  const counter = (name: keyof Counters): Spread => spreadOf(net.map(({ product }) => product.counters[name]));
  return {
    floor: side('floor', FLOOR_PARTS), product: side('product', PRODUCT_PARTS), ratio: { net: ratio(net), gross: ratio(gross) },
    people: spreadOf(gross.map(({ product }) => product.cpu.people)),
    counters: { commits: counter('commits'), walBytes: counter('walBytes'), statements: counter('statements'), records: counter('records'), recordBytes: counter('recordBytes') },
    idlePerSecond: perReturn(idle, idle.ms / 1_000).cpu,
  };
}
