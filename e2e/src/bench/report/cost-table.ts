/** The bench's headline in words: CPU-ms per return of each part, and its ratio to the floor. Pure. */
import type { Spread } from '../measure/statistics.js';
import type { Part } from '../measure/usage.js';
import { FLOOR_PARTS, PRODUCT_PARTS, type Cost, type CostSummary } from './summary.js';
import { textTable, type Row } from './text-table.js';

const FLOOR_NAMES: Partial<Record<Part, string>> = { floor: 'floor: worker + client', temporal: 'floor: temporal', postgres: 'floor: postgres' };

export function costTable(cost: CostSummary): string {
  const row = (name: string, { net, gross }: Cost, idle: number | ''): Row => [name, range(net, 0), range(gross, 0), idle === '' ? '' : idle.toFixed(1)];
  const none: Cost = { net: { median: 0, min: 0, max: 0 }, gross: { median: 0, min: 0, max: 0 } };
  return textTable(['CPU-ms per return: median (min–max)', 'less idling', 'all', 'idle, CPU-ms/s'], [
    ...PRODUCT_PARTS.map((part) => row(part, cost.product.parts[part] ?? none, cost.idlePerSecond[part])),
    row('product', cost.product.total, ''),
    [],
    ...FLOOR_PARTS.map((part) => row(FLOOR_NAMES[part] ?? part, cost.floor.parts[part] ?? none, part === 'floor' ? cost.idlePerSecond.floor : '')),
    row('floor', cost.floor.total, ''),
    [],
    ['product ÷ floor, round by round', range(cost.ratio.net, 2), range(cost.ratio.gross, 2), ''],
  ]);
}

export const range = ({ median, min, max }: Spread, digits: number): string => `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
