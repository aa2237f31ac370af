import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pack, unpack } from './packed-state.js';
import { at, contextFor, PIECES, registration, ReturnRun } from './return-run.fixture.js';

const bytes = (value: object): number => Buffer.byteLength(JSON.stringify(value));

describe('a packed state', () => {
  it('is the same JSON text again when it is unpacked, whatever it holds', () => {
    fc.assert(fc.property(fc.dictionary(fc.string().filter((key) => key !== '#t' && key !== '__proto__'), fc.jsonValue()), (value) => {
      const plain = JSON.parse(JSON.stringify(value).replaceAll('"#t"', '"t"').replaceAll('"__proto__"', '"p"')) as object;
      expect(JSON.stringify(unpack(pack(plain)))).toBe(JSON.stringify(plain));
    }), { numRuns: 500 });
  });

  it('writes like objects as columns: equal ones, ones with few values, ones with other keys', () => {
    const value = { equal: Array.from({ length: 5 }, () => ({ a: 1 })), empty: [{}, {}, {}, {}], mixed: [{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1 }, { c: null }, { a: [{ d: 1 }] }] };
    expect(JSON.stringify(unpack(pack(value)))).toBe(JSON.stringify(value));
  });

  it('is not packed twice', () => {
    expect(() => pack(pack({ rows: [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }] }))).toThrow(RangeError);
  });

  // 200 lines with a task and a clock each is the most a return may hold at work (I19)
  it.each([[1, 8], [20, 16], [200, 64]])('of %i lines, all of them at work, takes at most %i KB', (lines, most) => {
    const run = new ReturnRun(contextFor('headline@1'), at('03 09:00'), registration(Array.from({ length: lines }, () => PIECES)));
    const each = (row: object) => Array.from({ length: lines }, (_, index) => ({ line: index + 1, ...row }));
    run.does('review', at('03 10:00'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
    run.does('instruct', at('03 11:00'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });
    run.does('receive', at('04 10:00'), { lines: each({ received: '12' }), documents: [], signedBy: [] });
    run.does('arrival_notice', at('04 10:10'), { areaCode: 'A', label: 'x' });
    run.does('inspect', at('04 10:20'), { method: 'full', lines: each({ sample: '12', passed: '0', failed: '12' }) });
    run.does('dispose', at('04 10:30'), { lines: each({ portions: [{ qty: '12', goods: 'REWORK', remedy: 'REPAIR_RETURN' }] }) });
    expect(run.steps().filter((step) => step === 'order')).toHaveLength(lines);
    const packed = pack(run.state);
    expect(JSON.stringify(unpack(packed))).toBe(JSON.stringify(run.state));
    expect(bytes(packed)).toBeLessThanOrEqual(most * 1024);
    console.info(`${lines} lines: ${bytes(run.state)} bytes, packed ${bytes(packed)}`);
  });
});
