import { describe, expect, it } from '@jest/globals';
import { at, contextFor, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';

const begin = (opened = '03 09:00', more: object = {}): ReturnRun => new ReturnRun(contextFor('S000-04@1'), at(opened), registration([{ ...PIECES, qty: '12' }], {}, more));
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

describe('首次联系', () => {
  it('T01: the customer is contacted within an hour of the complaint’s arrival, whenever it was registered', () => {
    const run = begin('03 09:20', { complaintAt: at('03 09:00') });
    expect(run.task('contact').dueAt).toBe(at('03 10:00'));
    run.does('contact', at('03 09:50'), { resultCode: 'reached', attrs: {} });
    expect(run.clock('first_contact')).toMatchObject({ state: 'met', metAt: at('03 09:50') });
  });

  it('T01: an attempt that reached nobody is none', () => {
    const run = begin();
    run.does('contact', at('03 09:50'), { resultCode: 'not_reached', attrs: {} });
    run.tick(at('03 10:00') + 5_000);
    expect([run.task('contact').notes.map(({ code }) => code), run.clock('first_contact').breaches.length]).toEqual([['not_reached'], 1]);
  });

  it('T02 T03: notice within an hour of the check, judgement within two hours of the notice', () => {
    const run = begin();
    run.does('contact', at('03 09:50'), { resultCode: 'reached', attrs: { onsiteWanted: false } });
    run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'xiaotui', no: 'X1', lotDueDate: '2025-03-31' }] });
    run.does('receive', at('03 14:20'), { lines: [{ line: 1, received: '12' }], documents: [], signedBy: [] });
    expect(run.task('notify').dueAt).toBe(at('03 15:20'));
    run.does('arrival_notice', at('03 14:50'), { areaCode: 'A', label: '暂停出货' });
    expect(run.task('dispose').dueAt).toBe(at('03 16:50'));
  });
});
