import { describe, expect, it } from '@jest/globals';
import { at } from '../../return-run.fixture.js';
import { arrived, counted, instructed, runUnder } from '../short-run.fixture.js';

describe('客户重签 (S001-12, AS-18)', () => {
  const ask = { recount: { on: true, by: 'cs', timeout: { workdays: 3, until: 'day_end' as const }, onTimeout: 'escalate' as const, clause: 'S001-12' } };
  const decided = () => {
    const run = arrived(instructed(runUnder({ ask }, { qty: '100' })), '96');
    run.does('discrepancy', at('04 11:00'), { lines: [{ line: 1, qty: '4', result: 'accept' }], reasonCode: 'counted' });
    return run;
  };

  it('K20: the case goes on only once the customer has signed the corrected count', () => {
    const run = decided();
    expect([run.steps(), run.task('recountAck').owner.role]).toEqual([['recountAck'], 'cs']);
    run.does('customer_reply', at('05 09:00'), { about: 'recount', answer: 'accept' });
    expect([run.steps(), run.goods()]).toEqual([['dispose'], { undecided: 96, NOT_SENT: 4 }]);
  });

  it('refused, it is counted anew; after the last recount the count stands', () => {
    const run = decided();
    for (const day of ['05', '06']) {
      run.does('customer_reply', at(`${day} 09:00`), { about: 'recount', answer: 'refuse' });
      expect(run.steps()).toEqual(['receive']);
      run.does('receive', at(`${day} 10:00`), counted('96'));
      run.does('discrepancy', at(`${day} 11:00`), { lines: [{ line: 1, qty: '4', result: 'accept' }], reasonCode: 'counted' });
    }
    run.does('customer_reply', at('07 09:00'), { about: 'recount', answer: 'refuse' });
    expect([run.steps(), run.goods()]).toEqual([['dispose'], { undecided: 96, NOT_SENT: 4 }]);
  });
});
