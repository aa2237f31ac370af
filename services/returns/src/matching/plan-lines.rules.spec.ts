import { describe, expect, it } from '@jest/globals';
import type { AskedLine } from '@guitu/contracts/http/register-return';
import type { DeliveryCandidate } from './delivery-candidate.js';
import { planLines } from './plan-lines.rules.js';

const delivery = (no: string, more: Partial<DeliveryCandidate> = {}): DeliveryCandidate => ({
  no, line: 1, customerCode: 'K1', product: 'PUMP', batch: null, unit: 'pcs', shipDate: '2026-01-05', receiptDate: null, shipped: 10, returnable: 10, unitPrice: 1250, invoiced: false, serials: [], ...more,
});
const line = (more: Partial<AskedLine> = {}): AskedLine => ({ item: 'PUMP', qty: '4', unit: 'pcs', ...more });
const plan = (lines: AskedLine[], candidates: DeliveryCandidate[]) =>
  planLines(lines, ['K1', 'K1-SHIP'], candidates).map(({ asked, qty, delivery: from, findings }) => [asked, qty, from?.no ?? null, findings.map(({ rule }) => rule).join()]);

describe('which delivery a line comes from', () => {
  it('is the newest with something left, then the next, and the cap holds over all lines of the request', () => {
    const candidates = [delivery('NEW', { returnable: 3 }), delivery('GONE', { returnable: 0 }), delivery('OLD', { returnable: 4 })];
    expect(plan([line(), line({ qty: '3' })], candidates)).toEqual([[0, '3', 'NEW', ''], [0, '1', 'OLD', ''], [1, '3', 'OLD', '']]);
    expect(plan([line({ qty: '8' })], candidates)).toEqual([[0, '3', 'NEW', ''], [0, '4', 'OLD', ''], [0, '1', null, 'delivery.returnable']]);
  });

  it('is one of the same batch and unit, of the customer or his group', () => {
    const candidates = [delivery('OTHER-BATCH', { batch: 'B2' }), delivery('KG', { batch: 'B1', unit: 'kg' }), delivery('STRANGER', { batch: 'B1', customerCode: 'K2' }), delivery('GROUP', { batch: 'B1', customerCode: 'K1-SHIP' })];
    expect(plan([line({ batch: 'B1' })], candidates)).toEqual([[0, '4', 'GROUP', '']]);
    expect(plan([line({ batch: 'B9' })], candidates)).toEqual([[0, '4', null, 'delivery.batch']]);
    expect(plan([line({ item: 'FAN', batch: 'B1' })], candidates)).toEqual([[0, '4', null, 'delivery.none']]);
  });

  it('is by serial the last one it left with; one that went to somebody else is blind and says to whom', () => {
    const candidates = [delivery('SECOND', { serials: ['S1'] }), delivery('STRANGER', { serials: ['S3'], customerCode: 'K7' }), delivery('FIRST', { serials: ['S1', 'S2'] })];
    const seen = planLines([line({ serials: ['S1', 'S2', 'S3', 'S4'] })], ['K1'], candidates);
    expect(seen.map(({ delivery: from, serials, qty }) => [from?.no ?? null, serials, qty])).toEqual([['SECOND', ['S1'], '1'], ['FIRST', ['S2'], '1'], [null, ['S3', 'S4'], '2']]);
    expect(seen[2]?.findings.map(({ rule, inputs }) => [rule, inputs['customerCode'] ?? null])).toEqual([['serial.elsewhere', 'K7'], ['serial.unknown', null]]);
    expect(plan([line({ qty: '1', serials: ['S1'] }), line({ qty: '1', serials: ['S1'] })], candidates)[1]).toEqual([1, '1', 'SECOND', 'serial.twice']);
  });

  it('is none where the clerk says so', () => expect(plan([line({ blind: true })], [delivery('D')])).toEqual([[0, '4', null, 'delivery.blind']]));

  it('does not share an amount of the whole line over several deliveries', () => {
    expect(plan([line({ attrs: { lineAmount: 100 } })], [delivery('A', { returnable: 1 }), delivery('B')])[0]).toEqual([0, '1', 'A', 'amount.split']);
    expect(plan([line({ attrs: { lineAmount: 100 } })], [delivery('B')])).toEqual([[0, '4', 'B', '']]);
  });

  it('gives its price and dates; a price stated otherwise is told', () => {
    const [one] = planLines([line({ unitPrice: 900, shipDate: '2020-01-01' })], ['K1'], [delivery('D', { receiptDate: '2026-01-09', batch: 'B1' })]);
    expect(one).toMatchObject({ unitPrice: 1250, priceSource: 'delivery', shipDate: '2026-01-05', receiptDate: '2026-01-09', batch: 'B1', findings: [{ rule: 'price.differs', inputs: { stated: 900, delivered: 1250 } }] });
    expect(planLines([line({ unitPrice: 900 })], ['K1'], [delivery('D', { unitPrice: null })])[0]).toMatchObject({ unitPrice: 900, priceSource: 'stated', findings: [] });
  });
});
