import { describe, expect, it } from '@jest/globals';
import { eachPart, type Part, type Usage } from '../measure/usage.js';
import { costTable } from './cost-table.js';
import { summarise, type Measured } from './summary.js';

const usage = (ms: number, cpu: Partial<Record<Part, number>>, counters: Partial<Usage['counters']> = {}): Usage =>
  ({ ms, cpu: eachPart((part) => cpu[part] ?? 0), counters: { commits: 0, walBytes: 0, statements: 0, records: 0, recordBytes: 0, ...counters } });

/** Idle: departments 30, Temporal 10, PostgreSQL 5 CPU-ms and 4 commits per second. */
const idle = usage(2_000, { departments: 60, temporal: 20, postgres: 10 }, { commits: 8 });
const round = (departments: number): Measured => ({
  floor: usage(1_000, { floor: 400, temporal: 610, postgres: 5, departments: 30 }),
  product: usage(4_000, { departments, orchestrator: 300, kafka: 100, temporal: 540, postgres: 220, people: 900 }, { commits: 216, records: 250, walBytes: 102_400 }),
});
const summary = summarise([round(620), round(1_620), round(920)], idle, 10);

describe('the cost of a return', () => {
  it('takes idling off and shares the rest out', () => {
    expect(summary.product.parts.departments?.net).toEqual({ median: 80, min: 50, max: 150 });
    expect(summary.product.parts.departments?.gross).toEqual({ median: 92, min: 62, max: 162 });
    expect(summary.product.total.net).toEqual({ median: 190, min: 160, max: 260 });
    expect(summary.counters.commits.median).toBe(20);
    expect(summary.counters.records.median).toBe(25);
    expect(summary.idlePerSecond.departments).toBe(30);
  });

  it('counts in the floor its worker, Temporal and PostgreSQL, and no department that idles beside it', () => {
    expect(summary.floor.total.net).toEqual({ median: 100, min: 100, max: 100 });
    expect(summary.floor.total.gross.median).toBe(101.5);
  });

  it('leaves the people out of the product', () => {
    expect(summary.people.median).toBe(90);
    expect(Object.keys(summary.product.parts)).not.toContain('people');
  });

  it('compares floor and product within each round', () => {
    expect(summary.ratio.net).toEqual({ median: 1.9, min: 1.6, max: 2.6 });
  });

  it('prints a line for each part, both totals and the ratio', () => {
    const lines = costTable(summary).split('\n');
    expect(lines.find((line) => line.startsWith('product  '))).toMatch(/190 \(160–260\)/);
    expect(lines.find((line) => line.startsWith('floor: temporal'))).toMatch(/60 \(60–60\)/);
    expect(lines.find((line) => line.startsWith('product ÷ floor'))).toMatch(/1\.90 \(1\.60–2\.60\)/);
  });
});
