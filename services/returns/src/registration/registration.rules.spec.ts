import { describe, expect, it } from '@jest/globals';
import { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import { checkRegistration } from './registration.rules.js';

const now = 1_800_000_000_000;
const body = (more: object = {}): RegisterReturnBody =>
  RegisterReturnBody.parse({ plantCode: 'SZ1', customerCode: 'C1', lines: [{ item: 'M1', qty: '12', unit: 'pcs' }], ...more });
const check = (more: object) => () => checkRegistration(body(more), now);
const refused = (path: string) => expect.objectContaining({ status: 422, code: 'registration-invalid', errors: [expect.objectContaining({ path })] });

describe('登记', () => {
  it('takes a clerk’s entry and an import', () => {
    expect(check({})).not.toThrow();
    expect(check({ complaintAt: now, forms: ['complaint'], lines: [{ item: 'P', qty: '1.125', unit: 'kg' }] })).not.toThrow();
    expect(check({ sourceSystem: 'sap', externalId: 'RT2026-000001' })).not.toThrow();
  });

  it.each([['pcs', '0.5'], ['can', '1.01'], ['kg', '0.0001'], ['m', '1.0005']])('has no quantity finer than its unit: %s %s', (unit, qty) => {
    expect(check({ lines: [{ item: 'M1', qty: '1', unit: 'pcs' }, { item: 'M2', qty, unit }] })).toThrow(refused('lines.1.qty'));
  });

  it('counts trailing zeros as nothing', () => expect(check({ lines: [{ item: 'M1', qty: '5.000', unit: 'pcs' }] })).not.toThrow());

  it('has a complaint that came before it, within a year', () => {
    expect(check({ complaintAt: now + 1 })).toThrow(refused('complaintAt'));
    expect(check({ complaintAt: now - 367 * 86_400_000 })).toThrow(refused('complaintAt'));
  });

  it('says where an import came from, wholly', () => {
    expect(check({ sourceSystem: 'sap' })).toThrow(refused('externalId'));
    expect(check({ lines: [{ item: 'M1', qty: '1', unit: 'pcs', externalId: 'D-1' }] })).toThrow(refused('lines.0.externalId'));
  });

  it('does not take a number of our own range for a number from elsewhere', () => {
    expect(check({ externalId: 'RT2026-000001' })).toThrow(refused('externalId'));
    expect(check({ externalId: 'counter-47' })).not.toThrow();
  });

  it('lists a form once', () => expect(check({ forms: ['complaint', 'complaint'] })).toThrow(refused('forms')));
});
