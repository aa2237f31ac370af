import { expect, it } from '@jest/globals';
import { at, contextUnder, PIECES, registration, ReturnRun } from '../return-run.fixture.js';
import { silenceOf } from './silence.js';

it('a question that has its answer is not answered by time again, though it is still with its person', () => {
  const run = new ReturnRun(contextUnder({
    key: 'silence', version: 1, extends: 'factory@1', outcomes: { remedies: ['DISCOUNT', 'NONE'] },
    ask: { settleFirst: { on: true, by: 'sales', timeout: { natural: 60 }, onTimeout: 'deem_refused', clause: 'house' } },
  }), at('03 09:00'), registration([{ ...PIECES, qty: '4' }]));
  const clock = run.clock('settleFirst');
  expect(silenceOf(run.ctx, run.state, clock)).toMatchObject({ answer: 'refuse', at: at('03 10:00') });
  const answered = structuredClone(run.state);
  const step = answered.scopes.find(({ id }) => id === 'case')?.steps['settleFirst'];
  Object.assign(step ?? {}, { reply: { answer: 'accept' } });
  expect(silenceOf(run.ctx, answered, clock)).toBeNull();
});
