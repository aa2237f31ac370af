import { describe, expect, it } from '@jest/globals';
import { at, contextFor, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';

const begin = (): ReturnRun => new ReturnRun(contextFor('S000-04@1'), at('03 09:00'), registration([{ ...PIECES, qty: '12' }]));
const labelled = { placeCode: 'A-1', label: '暂停出货', lines: [{ line: 1, qty: '40' }] };

describe('遏制 (§4.4 containment)', () => {
  it('R42 T40: at the complaint stock and line are to be labelled at once, each by its own holder', () => {
    const run = begin();
    const holds = run.tasks().filter(({ step }) => step === 'hold');
    expect(holds.map(({ owner, desk, menu, openedAt, dueAt }) => [owner.role, desk, menu.label, openedAt, dueAt])).toEqual([
      ['keeper', 'warehouse', '暂停出货', at('03 09:00'), at('03 10:00')], ['prod', 'production', '暂停生产', at('03 09:00'), at('03 10:00')],
    ]);
    // 立即 has no figure: who forgets it is reminded, nobody is late
    run.tick(at('03 10:01'));
    expect([run.clock('hold').fired.some((times) => times > 0), run.clock('hold').breaches]).toEqual([true, []]);
  });

  it('is released by the one who may, when every holder has labelled his place', () => {
    const run = begin();
    run.does('hold', at('03 09:10'), labelled, { task: 'case/hold/1/1' });
    expect(run.steps()).not.toContain('release');
    run.does('hold', at('03 09:30'), { ...labelled, label: '暂停生产' }, { task: 'case/hold/1/2' });
    expect(run.task('release')).toMatchObject({ owner: { role: 'qcs' }, openedAt: at('03 09:30') });
    run.does('release', at('05 09:00'), { places: ['A-1'] });
    expect(run.steps()).toEqual(['contact']);
  });

  it('may be handed over to the complaint, which holds the goods from then on', () => {
    const run = begin();
    for (const level of [1, 2]) run.does('hold', at('03 09:10'), labelled, { task: `case/hold/1/${level}` });
    run.does('release', at('05 09:00'), { places: [], handover: { complaint: 'KS-0007' } });
    expect([run.steps(), run.state.heldBy]).toEqual([['contact'], 'KS-0007']);
  });

  it('says either places or a complaint', () => {
    const run = begin();
    for (const level of [1, 2]) run.does('hold', at('03 09:10'), labelled, { task: `case/hold/1/${level}` });
    run.deliver({ ...run.make('release', at('05 09:00'), { places: ['A-1'] }), payload: {} });
    expect(run.state.anomalies).toMatchObject([{ kind: 'malformed', step: 'release' }]);
  });
});
