import { describe, expect, it } from '@jest/globals';
import { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import { registrationFaults } from './registration.rules.js';

const now = 1_800_000_000_000;
const body = (more: object = {}): RegisterReturnBody =>
  RegisterReturnBody.parse({ plantCode: 'SZ1', customerCode: 'C1', lines: [{ item: 'M1', qty: '12', unit: 'pcs' }], ...more });
const faults = (more: object) => registrationFaults(body(more), now).map((fault) => fault.path);

describe('登记', () => {
  it('takes a clerk’s entry and an import', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ complaintAt: now, forms: ['complaint'], lines: [{ item: 'P', qty: '1.125', unit: 'kg' }] })).toEqual([]);
    expect(faults({ sourceSystem: 'sap', externalId: 'RT2026-000001' })).toEqual([]);
  });

  it.each([['pcs', '0.5'], ['can', '1.01'], ['kg', '0.0001'], ['m', '1.0005']])('has no quantity finer than its unit: %s %s', (unit, qty) => {
    expect(faults({ lines: [{ item: 'M1', qty: '1', unit: 'pcs' }, { item: 'M2', qty, unit }] })).toEqual(['lines.1.qty']);
  });

  it('counts trailing zeros as nothing', () => expect(faults({ lines: [{ item: 'M1', qty: '5.000', unit: 'pcs' }] })).toEqual([]));

  it('has a complaint that came before it, within a year', () => {
    expect(faults({ complaintAt: now + 1 })).toEqual(['complaintAt']);
    expect(faults({ complaintAt: now - 367 * 86_400_000 })).toEqual(['complaintAt']);
  });

  it('says where an import came from, wholly', () => {
    expect(faults({ sourceSystem: 'sap' })).toEqual(['externalId']);
    expect(faults({ lines: [{ item: 'M1', qty: '1', unit: 'pcs', externalId: 'D-1' }] })).toEqual(['lines.0.externalId']);
  });

  it('does not take a number of our own range for a number from elsewhere', () => {
    expect(faults({ externalId: 'RT2026-000001' })).toEqual(['externalId']);
    expect(faults({ externalId: 'counter-47' })).toEqual([]);
  });

  it('lists a form once', () => expect(faults({ forms: ['complaint', 'complaint'] })).toEqual(['forms']));
});
