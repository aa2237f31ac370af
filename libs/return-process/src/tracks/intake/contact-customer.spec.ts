import { describe, expect, it } from '@jest/globals';
import type { Patch } from '../../policy/types.js';
import { at, contextFor, contextUnder, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';

const begin = (opened = '03 09:00', more: object = {}): ReturnRun => new ReturnRun(contextFor('S000-04@1'), at(opened), registration([{ ...PIECES, qty: '12' }], {}, more));

describe('首次联系', () => {
  it('T01 K05: the customer is contacted within an hour of the complaint’s arrival, whenever it was registered', () => {
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

  it('T21 K05: who sends goods back without a fault is called within four hours of the verified application', () => {
    const called: Partial<Patch> = {
      contact: { on: true, by: 'cs', when: { reasonGroup: { notIn: ['quality'] } } },
      sla: { first_contact: { zh: '4 小时内电话沟通', en: 'Call within 4 hours', budget: { natural: 240 }, start: 'eligible', stop: 'contact', owner: 'cs', ladder: 'standard', clause: 'S001-08 §2.2 (T21)' } },
      eligibility: { by: 'cs', rule: 'photo', checks: { photo: { zh: '照片', en: 'Photos', test: { photo: { in: ['clear', 'unclear'] } }, clause: 'S001-08 §1.1' } } },
    };
    const ctx = contextUnder({ key: 'call', version: 1, extends: 'factory@1', ...called });
    const run = new ReturnRun(ctx, at('03 09:00'), registration([PIECES], { reason: 'personal' }));
    run.does('eligibility', at('03 11:00'), { checks: { photo: true } });
    expect(run.task('contact').dueAt).toBe(at('03 15:00'));
    expect(new ReturnRun(ctx, at('03 09:00'), registration([PIECES], { reason: 'function', photo: 'clear' })).steps()).toEqual(['approve']);
  });
});
