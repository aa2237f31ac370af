import { describe, expect, it } from '@jest/globals';
import type { DeliveryCandidate } from './delivery-candidate.js';
import { matchFaults, type BlindLine } from './blind-match.rules.js';

const line: BlindLine = { item: 'PUMP', batch: 'B1', qty: '4', unit: 'pcs', serials: [] };
const delivery: DeliveryCandidate = { no: 'D1', line: 1, customerCode: 'K1', product: 'PUMP', batch: 'B1', unit: 'pcs', shipDate: '2026-01-05', receiptDate: null, shipped: 10, returnable: 4, unitPrice: 1250, invoiced: true, serials: [] };
const said = (more: Partial<BlindLine>, of: Partial<DeliveryCandidate> = {}): string[] => matchFaults({ ...line, ...more }, { ...delivery, ...of }).map(({ en }) => en);

describe('盲退行匹配', () => {
  it('takes the same goods, to the last piece that is not claimed', () => {
    expect(said({})).toEqual([]);
    expect(said({}, { returnable: 3 })).toEqual(['Only 3 of that line may be returned, not 4.']);
    expect(said({ qty: '1.5', unit: 'kg' }, { unit: 'kg', returnable: 1500 })).toEqual([]);
  });

  it('does not mind a batch that one of the two does not know', () => {
    expect([said({ batch: null }), said({}, { batch: null })]).toEqual([[], []]);
    expect(said({ batch: 'B2' })).toEqual(['That line delivered batch B1, not B2.']);
  });

  it('is of the customer, of these goods, with these serials', () => {
    expect(matchFaults(line, undefined).map(({ path }) => path)).toEqual(['delivery.no']);
    expect(said({ item: 'VALVE' })).toEqual(['That line delivered PUMP, not VALVE.']);
    expect(said({ unit: 'kg' })).toEqual(['That line is in pcs, not kg.']);
    expect(said({ serials: ['s1', 's2'] }, { serials: ['s1'] })).toEqual(['Serials s2 did not leave with that line.']);
  });
});
