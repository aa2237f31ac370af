import { describe, expect, it } from '@jest/globals';
import { days, row, table } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { at, type ReturnRun } from '../../return-run.fixture.js';
import { portions } from '../../state.js';
import { goodsHere, judge, offering } from './goods-here.fixture.js';

/** S003-09 §6.1.4: out of warranty, or with the seal broken or parts changed, a new quote that the customer confirms. */
const offered = offering(['REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER'], ['REPAIR_RETURN', 'NONE']);
const S003_09: Partial<Patch> = {
  ...offered, disposition: { ...offered.disposition, charge: table('free', row({ warranty: { in: ['out', 'void'] } }, 'quote', 'S003-09 §6.1.4 (R24, R25)')) },
  rework: { reinspect: null }, loops: { proposal: { max: 2, grant: 'salesHead' } },
  ask: { fee: { on: true, by: 'sales', timeout: days(5), onTimeout: 'escalate', clause: 'S003-09 §6.1.4 (R25)' } },
};
function repairs(warranty: 'in' | 'out' | 'void'): ReturnRun {
  const run = goodsHere(S003_09);
  for (const line of run.state.lines) line.attrs['warranty'] = warranty;
  judge(run, '04 10:00', ['10', 'REWORK', 'REPAIR_RETURN']);
  return run;
}
const QUOTE = { fee: 36_000, parts: [{ item: 'SEAL-1', qty: '10', price: 1_200 }], promisedAt: at('10 17:00') };
const replies = (run: ReturnRun, when: string, answer: string) => run.does('customer_reply', at(when), { about: 'fee', answer });

describe('who pays for a repair', () => {
  it('R24: in warranty the repair is free and begins at once', () => {
    expect(repairs('in').steps()).toEqual(['rework']);
  });

  it.each(['out', 'void'] as const)('R24: warranty %s: a quote first', (warranty) => {
    const run = repairs(warranty);
    expect(run.task('quote')).toMatchObject({ owner: { role: 'sales' }, accepts: 'quote' });
    expect(run.steps()).toEqual(['quote']);
  });

  it('R25: the repair begins only when the customer has confirmed the quote', () => {
    const run = repairs('out');
    run.does('quote', at('04 11:00'), QUOTE);
    expect(run.steps()).toEqual(['fee']);
    expect(run.task('fee')).toMatchObject({ menu: { fee: 36_000, promisedAt: at('10 17:00') }, owner: { role: 'sales' }, dueAt: at('09 11:00') });
    replies(run, '05 09:00', 'accept');
    expect(run.task('rework').openedAt).toBe(at('05 09:00'));
    expect(portions(run.state)[0]?.quoted).toEqual({ id: 'p1/1', fee: 36_000, promisedAt: at('10 17:00') });
  });

  it('R25: refused, the goods are judged again without repair', () => {
    const run = repairs('out');
    run.does('quote', at('04 11:00'), QUOTE);
    replies(run, '05 09:00', 'refuse');
    expect(run.steps()).toEqual(['redecide']);
    expect(run.task('redecide').menu.outcomes?.map(({ goods }) => goods)).toEqual(['SCRAP', 'RETURN_TO_CUSTOMER']);
    judge(run, '05 10:00', ['10', 'RETURN_TO_CUSTOMER']);
    expect(run.steps()).toEqual(['pack']);
  });

  it('a counter-proposal is quoted again, up to the bound; then a named person decides', () => {
    const run = repairs('out');
    for (const [round, when] of [[1, '04 11:00'], [2, '04 13:30']] as const) {
      run.does('quote', at(when), { ...QUOTE, fee: 36_000 - round * 1_000 });
      expect(run.task('fee')).toMatchObject({ round, menu: { fee: 36_000 - round * 1_000 } });
      replies(run, `04 1${round + 3}:00`, 'counter');
    }
    expect(run.steps()).toEqual(['loopLimit']);
    expect(run.task('loopLimit')).toMatchObject({ owner: { role: 'salesHead' }, menu: { loop: 'proposal', round: 2 } });
    run.does('grant', at('05 09:00'), { loop: 'proposal', rounds: 1, reasonCode: 'key_customer' });
    expect(run.task('quote')).toMatchObject({ round: 3, openedAt: at('05 09:00') });
    run.does('quote', at('05 10:00'), QUOTE);
    replies(run, '05 11:00', 'accept');
    expect(run.steps()).toEqual(['rework']);
  });

  it('parts split off later share one quote', () => {
    const run = repairs('out');
    run.does('quote', at('04 11:00'), QUOTE);
    replies(run, '05 09:00', 'accept');
    run.does('repair', at('05 12:00'), { qtyDone: '4', qtyUnrepairable: '0', hours: 2, material: [] });
    expect(portions(run.state).map(({ qty, quoted }) => [qty, quoted?.id])).toEqual([[6, 'p1/1'], [4, 'p1/1']]);
  });
});
