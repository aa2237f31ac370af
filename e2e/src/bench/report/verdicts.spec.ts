import { describe, expect, it } from '@jest/globals';
import type { LatencyTurns } from '../latency-turns.js';
import { isMet, lastingVerdicts, latencyRatios, roundVerdicts, verdictTable } from './verdicts.js';

const spread = (value: number) => ({ median: value, min: value, max: value });
/** Floors of 10, 20 and 30 ms: a step's floors are 10 + 2 × 20 + 30 = 80 ms. */
const turns = (ack: number, hop: number, step: number): LatencyTurns => ({
  bareAck: [10, 9, 11], bareHop: [20], bareStep: [30, 31, 29],
  driven: [{ returnNo: 'RT1', looks: 1, acks: [], steps: [{ kind: 'review', ms: step - ack, sinceSentMs: step }] }],
  ack: [ack], hop: [hop],
});

describe('ratios of a round', () => {
  it('sets each median beside its floors: a step crosses Kafka twice', () => {
    const { ack, propagation, step, stepOneHop } = latencyRatios(turns(13, 30, 160));
    expect([ack, propagation, step]).toEqual([1.3, 1.5, 2]);
    expect(stepOneHop).toBeCloseTo(160 / 60);
  });
});

describe('verdicts', () => {
  it('judge the median of the rounds, an aim that is just reached as met', () => {
    const [cpu, ack, propagation, step] = roundVerdicts(spread(2.01), [turns(13, 30, 80), turns(13, 60, 80), turns(100, 30, 80)]);
    expect([cpu, ack, propagation, step].map((verdict) => verdict && isMet(verdict))).toEqual([false, true, true, true]);
    expect(ack?.measured).toEqual({ median: 1.3, min: 1.3, max: 10 });
  });

  it('take the bare timer off the lateness, and give the worker longer than the others', () => {
    const [late, postgres, worker] = lastingVerdicts({ product: [120, 140, 160], floor: [30, 40, 50] }, [{ part: 'postgres', ready: 1, served: 6 }, { part: 'orchestrator', ready: 4, served: 14 }]);
    expect(late?.measured).toEqual({ median: 100, min: 80, max: 120 });
    expect([late, postgres, worker].map((verdict) => verdict && isMet(verdict))).toEqual([true, false, true]);
  });

  it('are printed with figure, aim and word', () => {
    const lines = verdictTable(lastingVerdicts({ product: [250], floor: [50] }, [{ part: 'kafka', ready: 3, served: 4.26 }])).split('\n');
    expect(lines.find((line) => line.startsWith('deadline'))).toMatch(/200 \(200–200\) ms\s+100 ms\s+MISSED$/);
    expect(lines.find((line) => line.includes('of kafka'))).toMatch(/4\.3 \(4\.3–4\.3\) s\s+5 s\s+met$/);
  });
});
