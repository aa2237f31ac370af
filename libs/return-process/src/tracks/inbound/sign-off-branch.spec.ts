import { describe, expect, it } from '@jest/globals';
import { at, bodies, PIECES, type ReturnRun } from '../../return-run.fixture.js';
import { askedFor, FOUND_BAD, judgedAs } from '../../scenarios/asked-at-desk.fixture.js';
import { corrects, factOf } from '../control/corrections.fixture.js';
import { anomalies, arrived, counted, instructed, runUnder } from '../short-run.fixture.js';

const MIXED = [{ ...PIECES, qty: '7' }, { ...PIECES, item: 'RESIN', qty: '1.5', unit: 'kg' }];
const received = (lines: readonly object[] = [{ ...PIECES, qty: '12' }]): ReturnRun => {
  const run = arrived(instructed(runUnder({ receipt: { signoff: 'prod' } }, { lines })));
  if (run.steps().includes('receive')) run.does('receive', at('04 10:00'), { lines: [{ line: 2, received: '1.5' }], documents: [], signedBy: [] });
  return run;
};
const signs = (run: ReturnRun, when: string, payload: object) => bodies(run.does('signoff', at(when), { branchCode: 'F1', ...payload }), 'fact-applied').map(({ outcome }) => outcome);

describe('分厂签收 (S000-19 §5, D10)', () => {
  it('数量不符: whoever received the goods is asked, line by line; the branch’s task stays and says so', () => {
    const run = received(MIXED);
    expect(signs(run, '04 11:00', { lines: [{ line: 1, qty: '6' }, { line: 2, qty: '1.75' }] })).toEqual(['anomaly']);
    expect(anomalies(run)).toEqual(['signed_otherwise']);
    expect(run.task('anomaly')).toMatchObject({
      owner: { role: 'keeper' }, desk: 'warehouse', lines: [{ line: 1, qty: '1', unit: 'pcs' }, { line: 2, qty: '0.25', unit: 'kg' }], notes: [{ code: 'short' }, { code: 'over' }], menu: { anomalyKind: 'signed_otherwise' },
    });
    expect(run.task('anomaly').dueAt).not.toBeNull();
    expect(run.task('signoff')).toMatchObject({ rev: 2, notes: [{ code: 'being_counted' }] });
  });

  it('the count stands: the word is dismissed, and the branch signs for what is there', () => {
    const run = received(MIXED);
    signs(run, '04 11:00', { lines: [{ line: 1, qty: '6' }, { line: 2, qty: '1.5' }] });
    run.does('resolve', at('04 11:30'), { anomalyId: run.task('anomaly').menu.anomalyId, verdict: 'dismiss', reasonCode: 'counted_again' });
    expect([run.steps(), run.task('signoff').notes]).toEqual([['signoff'], []]);
    expect(signs(run, '04 12:00', { lines: [{ line: 2, qty: '1.5' }, { line: 1, qty: '7' }] })).toEqual(['applied']);
    expect(run.steps()).not.toContain('signoff');
  });

  it('the count was wrong: 更正 asks the branch’s task back, the difference is decided, and the branch signs for the rest', () => {
    const run = received();
    signs(run, '04 11:00', { qty: '11' });
    corrects(run, '04 11:20', factOf(run, 'receive'), counted('11'), 'warehouse');
    run.answer(at('04 11:21'));
    run.does('discrepancy', at('04 11:30'), { lines: [{ line: 1, qty: '1', result: 'not_sent' }], reasonCode: 'counted' });
    run.does('resolve', at('04 11:40'), { anomalyId: run.task('anomaly').menu.anomalyId, verdict: 'accept', reasonCode: 'corrected' });
    expect(run.task('signoff').lines).toMatchObject([{ qty: '11' }]);
    expect([signs(run, '04 12:00', { qty: '11' }), anomalies(run), run.goods()]).toEqual([['applied'], [], { undecided: 11, NOT_SENT: 1 }]);
  });

  it('S000-19 §5–6: goods judged before they came stay judged; the branch signs for what was found, and only then is the work ordered', () => {
    const run = askedFor({ ref: 'S000-19@1', step: 'dispose', said: FOUND_BAD });
    run.does('dispose', at('04 11:00'), judgedAs('REWORK').dispose?.(run.task('dispose')) ?? {});
    const count = (received: string) => ({ lines: [{ line: 1, received, fields: { model: 'x', receivedQty: received } }], documents: ['slip'], signedBy: [] });
    run.does('receive', at('05 10:00'), count('12'));
    expect(run.steps()).toContain('signoff');
    signs(run, '05 11:00', { qty: '11' });
    expect(run.steps()).not.toContain('order');
    corrects(run, '05 11:20', factOf(run, 'receive'), count('11'), 'warehouse');
    expect(anomalies(run)).toEqual(['signed_otherwise']);
    run.answer(at('05 11:21'));
    run.does('discrepancy', at('05 11:30'), { lines: [{ line: 1, qty: '1', result: 'not_sent' }], reasonCode: 'counted' });
    expect([run.goods(), run.steps()]).toEqual([{ REWORK: 11, NOT_SENT: 1 }, expect.not.arrayContaining(['order'])]);
    expect(signs(run, '05 12:00', { qty: '11' })).toEqual(['applied']);
    expect([run.task('order').lines.map(({ qty }) => qty), run.task('order').openedAt]).toEqual([['11'], at('05 12:00')]);
    corrects(run, '05 12:20', factOf(run, 'receive'), count('10'), 'warehouse');
    expect(anomalies(run)).toEqual(['signed_otherwise', 'second_fact']);
  });

  it('a return that ends meanwhile waits for no signature: what came goes back', () => {
    const run = askedFor({ ref: 'S000-19@1', step: 'dispose', said: FOUND_BAD });
    run.does('withdraw', at('04 11:00'), { reason: 'settled' }, { task: null });
    run.does('receive', at('05 10:00'), { lines: [{ line: 1, received: '12', fields: {} }], documents: ['slip'], signedBy: [] });
    run.answer(at('05 10:01'));
    expect(run.steps()).toEqual(['pack']);
  });

  it.each<[string, object]>([
    ['nothing', {}], ['a line that is not there', { lines: [{ line: 3, qty: '1' }] }], ['a line twice', { lines: [{ line: 1, qty: '6' }, { line: 1, qty: '7' }] }], ['half a piece', { lines: [{ line: 1, qty: '6.5' }, { line: 2, qty: '1.5' }] }],
  ])('of %s nobody can tell: malformed', (_what, payload) => {
    const run = received(MIXED);
    signs(run, '04 11:00', payload);
    expect(anomalies(run)).toEqual(['malformed']);
  });
});
