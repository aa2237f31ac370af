import { describe, expect, it } from '@jest/globals';
import { checkDuty } from './duty.rules.js';

const menu = { duty: 'failureCost', form: { code: 'cost', zh: '费用单' }, fields: ['amount'] };

describe('事项', () => {
  it('brings what the procedure asks for', () => {
    expect(() => checkDuty({ duty: 'failureCost', formNo: 'F1', amount: 0 }, menu)).not.toThrow();
    expect(() => checkDuty({ duty: 'tell' }, { duty: 'tell' })).not.toThrow();
  });

  it('is refused with every missing piece named', () => {
    expect(() => checkDuty({ duty: 'tell' }, menu)).toThrow(
      expect.objectContaining({ status: 422, code: 'duty-incomplete', errors: ['duty', 'formNo', 'amount'].map((path) => expect.objectContaining({ path })) }),
    );
  });
});
