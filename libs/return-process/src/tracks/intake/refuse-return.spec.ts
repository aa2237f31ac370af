import { describe, expect, it } from '@jest/globals';
import type { Patch } from '../../policy/types.js';
import { at, bodies, contextUnder, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';

/** AS-20 (a), S000-12: refused → the customer may appeal within seven days, which reopens the review; once. */
const APPEAL: Partial<Patch> = {
  ask: { appeal: { on: true, by: 'cs', timeout: { natural: 7 * 1440 }, onTimeout: 'deem_accepted', clause: 'S000-12; 7 d = house' } },
  approvals: { return: { mode: 'serial', empty: 'invalid', onReject: 'refuse', levels: [{ role: 'cs', clause: 'S000-12' }] }, exception: { mode: 'serial', empty: 'invalid', onReject: 'refuse', levels: [{ role: 'csHead', clause: 'S000-12 申诉' }] } },
};
function refused(more: Partial<Patch> = {}): ReturnRun {
  const run = new ReturnRun(contextUnder({ key: 'appeal', version: 1, extends: 'factory@1', ...APPEAL, ...more }), at('03 09:00'), registration([{ ...PIECES, qty: '4' }]));
  run.does('review', at('03 10:00'), { gate: 'return', level: 1, verdict: 'reject' }, { staff: 'e-cs' });
  return run;
}
const looksAgain = (run: ReturnRun, verdict: string) => run.does('exception', at('05 09:00'), { gate: 'exception', level: 1, verdict }, { staff: 'e-head' });

describe('申诉 (§4.4 no-goods branch and appeal)', () => {
  it('waits for the customer, and for nothing else, when a refusal may be appealed against', () => {
    const run = refused();
    expect([run.steps(), run.state.ending]).toEqual([['appeal'], null]);
    expect(run.task('appeal')).toMatchObject({ dueAt: at('10 10:00'), menu: { about: 'appeal', silence: 'accept' }, notes: [{ code: 'refused_approve', en: 'Refused: not approved' }] });
  });

  it('is heard by the chain of 特批; allowed, the return goes on where it was refused', () => {
    const run = refused();
    run.does('appeal', at('04 09:00'), { groundsCode: 'new_evidence' }, { task: 'case/appeal/1/1' });
    expect(run.task('exception')).toMatchObject({ owner: { role: 'csHead' }, openedAt: at('04 09:00') });
    looksAgain(run, 'accept');
    expect([run.steps(), run.state.intake.refused]).toEqual([['instruct'], null]);
    expect(run.task('instruct').openedAt).toBe(at('05 09:00'));
  });

  it('refused again ends the return: the loop allows one', () => {
    const run = refused();
    run.does('appeal', at('04 09:00'), { groundsCode: 'new_evidence' }, { task: 'case/appeal/1/1' });
    looksAgain(run, 'reject');
    expect([run.state.result, run.goods()]).toEqual(['rejected', { NOT_SENT: 4 }]);
  });

  it('not made in time, or given up, lets the refusal stand', () => {
    const silent = refused();
    expect(bodies(silent.tick(at('10 10:00') + 5_000), 'answer-deemed')).toMatchObject([{ about: 'appeal', answer: 'accept' }]);
    expect(silent.state.result).toBe('rejected');
    const content = refused();
    content.does('customer_reply', at('04 09:00'), { about: 'appeal', answer: 'accept' });
    expect(content.state.result).toBe('rejected');
  });

  it('against an unmet condition: allowed, it goes to the review', () => {
    const run = new ReturnRun(contextUnder({ key: 'appeal', version: 1, extends: 'factory@1', ...APPEAL, eligibility: { by: 'cs', rule: 'whole', checks: { whole: { zh: '资料齐全', en: 'Papers', test: { photo: 'clear' }, clause: 'S000-12' } } } }),
      at('03 09:00'), registration([{ ...PIECES, qty: '4' }], { photo: 'none' }));
    expect([run.steps(), run.task('appeal').notes]).toMatchObject([['appeal'], [{ zh: '拒绝原因：资料齐全' }]]);
    run.does('customer_reply', at('04 09:00'), { about: 'appeal', answer: 'refuse' });
    looksAgain(run, 'accept');
    expect(run.steps()).toEqual(['approve']);
  });

  it('does not delay goods that came before: they are taken in, and go back when the refusal stands', () => {
    const run = refused();
    run.does('receive', at('04 10:00'), { lines: [{ line: 1, received: '4' }], documents: [], signedBy: [] }, { task: null, desk: 'warehouse' });
    run.tick(at('10 10:00') + 5_000);
    expect([run.state.ending?.result, run.steps(), run.goods()]).toEqual(['rejected', ['pack'], { RETURN_TO_CUSTOMER: 4 }]);
  });
});

describe('levels of the review', () => {
  const roles = (levels: NonNullable<NonNullable<Patch['approvals']>['return']>['levels'], attrs: object): (string | undefined)[] => {
    const run = new ReturnRun(contextUnder({ key: 'levels', version: 1, extends: 'factory@1', approvals: { return: { mode: 'serial', empty: 'pass', onReject: 'refuse', levels } } }), at('03 09:00'), registration([PIECES], attrs));
    return run.tasks().filter(({ step }) => step === 'approve').map(({ owner }) => owner.role);
  };
  it('R20: a quality incident is the general manager’s, anything else the department’s own', () => {
    const levels = [{ role: 'vp', when: { quantityClass: 'batch' }, clause: 'S003-15 §5.1.1' }, { role: 'gm', when: { severity: 'incident' as const }, clause: 'S003-15 §5.1.1' }];
    expect(roles(levels, { severity: 'incident' })).toEqual(['gm']);
    expect(roles(levels, { severity: 'minor' })).toEqual([]);
  });
  it('R54: a whole-unit exchange is confirmed by the responsible sales manager', () => {
    const levels = [{ role: 'after', when: { requestType: 'repair' as const }, clause: 'S003-14' }, { role: 'salesHead', when: { requestType: 'exchange' as const }, clause: 'S003-14' }];
    expect(roles(levels, { requestType: 'exchange' })).toEqual(['salesHead']);
    expect(roles(levels, { requestType: 'repair' })).toEqual(['after']);
  });
  it('R53: a return of a recall that was approved there is not approved again', () => {
    const run = new ReturnRun(contextUnder({ key: 'levels', version: 1, extends: 'factory@1' }), at('03 09:00'), registration([PIECES], { requestType: 'recall' }, { preApproved: true }));
    expect(run.steps()).toEqual(['instruct']);
  });
});
