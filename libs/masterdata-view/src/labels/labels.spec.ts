import { describe, expect, it } from '@jest/globals';
import { readGs1 } from './gs1.rules.js';
import { labelDay, readByPatterns, type LabelPattern } from './label-reading.rules.js';

const GS = '\u001d';
// 0 6 9 0 1 2 3 4 5 6 7 8 9 2: 3·(0+9+1+3+5+7+9) + (6+0+2+4+6+8) = 102 + 26 = 128; with 2 it is 130
const GTIN = '06901234567892';

describe('a GS1 code', () => {
  it.each<[string, string, object | null]>([
    ['as a scanner sends it', `]d201${GTIN}17261200${'10'}B-77${GS}21SN-1`, { gtin: GTIN, expiry: '261200', batch: 'B-77', serial: 'SN-1' }],
    ['as it is printed', `(01)${GTIN}(10)B-77(11)260105`, { gtin: GTIN, batch: 'B-77', produced: '260105' }],
    ['printed, of a batch alone', '(10)B-77', { batch: 'B-77' }],
    ['with a wrong check digit', `01${GTIN.slice(0, -1)}310B-77`, null],
    ['digits that begin like a batch', '10234567', null],
    ['with a field nobody knows', `01${GTIN}3103000750`, null],
    ['cut off', '0106901234', null],
    ['with a batch of 21 signs', `(10)${'A'.repeat(21)}`, null],
    ['the same field twice', '(10)A(10)B', null],
    ['a plain number', 'SO-77', null],
  ])('%s', (_what, text, fields) => expect(readGs1(text)).toEqual(fields));
});

describe('the house’s patterns', () => {
  const pattern = (more: Partial<LabelPattern>): LabelPattern => ({ code: 'L', pattern: 'x', product: null, rank: 10, active: true, ...more });
  it('are tried by rank, the first that the whole text fits reads it', () => {
    const patterns = [
      pattern({ code: 'LATE', rank: 20, pattern: '(?<serial>.+)' }), pattern({ code: 'OWN', rank: 5, pattern: '(?<product>[A-Z]+-\\d)\\*(?<batch>B\\d+)(?:\\*(?<expiry>\\d{6}))?' }),
      pattern({ code: 'OFF', rank: 1, active: false, pattern: '(?<batch>.+)' }), pattern({ code: 'DRUM', rank: 6, pattern: 'D(?<batch>\\d{4})', product: 'PAINT' }),
    ];
    expect(readByPatterns('PUMP-1*B77*261231', patterns)).toEqual({ pattern: 'OWN', product: 'PUMP-1', batch: 'B77', serial: null, produced: null, expiry: '2026-12-31' });
    expect(readByPatterns('PUMP-1*B77', patterns)).toMatchObject({ pattern: 'OWN', expiry: null });
    expect(readByPatterns('ＰＵＭＰ－１＊Ｂ７７', patterns)).toMatchObject({ pattern: 'OWN', product: 'PUMP-1', batch: 'B77' });
    expect(readByPatterns('D0042', patterns)).toMatchObject({ pattern: 'DRUM', product: 'PAINT', batch: '0042' });
    expect(readByPatterns('xPUMP-1*B77', patterns)).toMatchObject({ pattern: 'LATE', serial: 'xPUMP-1*B77' });
    expect(readByPatterns('anything', patterns.slice(1))).toBeNull();
  });

  it.each([['261231', '2026-12-31'], ['20261231', '2026-12-31'], ['2026-12-31', '2026-12-31'], ['260200', '2026-02-28'], ['280200', '2028-02-29'], ['260231', null], ['261301', null], ['1231', null]])('day %s is %s', (text, day) => expect(labelDay(text)).toBe(day));
});
