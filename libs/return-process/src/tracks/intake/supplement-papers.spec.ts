import { describe, expect, it } from '@jest/globals';
import type { Patch } from '../../policy/types.js';
import { at, contextUnder, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';

const FORM = (zh: string, en: string) => ({ zh, en, gate: 'register' as const, fields: ['item', 'qty'], copies: [] });
/** S000-03 §1: 退货申请单正本 and the purchase note of the batch. */
const PAPERS: Partial<Patch> = { forms: { request: FORM('退货申请单', 'Request'), note: FORM('当批进货单据', 'Purchase note') } };
const begin = (more: Partial<Patch>, forms: string[], attrs: object = {}): ReturnRun =>
  new ReturnRun(contextUnder({ key: 'papers', version: 1, extends: 'factory@1', ...more }), at('03 09:00'), registration([{ ...PIECES, qty: '4' }], attrs, { forms }));
const review = (run: ReturnRun, when: string, verdict: string, staff = 'e-head') => run.does('review', at(when), { gate: 'return', level: 1, verdict }, { staff });

describe('补齐资料', () => {
  it('R03: names the missing papers and waits for the last of them', () => {
    const run = begin(PAPERS, []);
    expect(run.steps()).toEqual(['complete']);
    expect(run.task('complete')).toMatchObject({ owner: { role: 'cs' }, accepts: 'supplement', menu: { documents: ['note', 'request'], fields: ['item', 'qty'] } });
    run.does('supplement', at('03 10:00'), { forms: ['request'] });
    expect(run.task('complete')).toMatchObject({ rev: 2, menu: { documents: ['note'] } });
    run.does('supplement', at('04 10:00'), { forms: ['note'] });
    expect(run.steps()).toEqual(['approve']);
    expect(run.task('approve').openedAt).toBe(at('04 10:00'));
  });

  it('is passed by when everything came with the registration', () => {
    expect(begin(PAPERS, ['request', 'note']).steps()).toEqual(['approve']);
  });

  it('R03: a form of a later step does not hold up the intake', () => {
    expect(begin({ forms: { ...PAPERS.forms, scrap: { ...FORM('报废单', 'Scrap slip'), gate: 'scrapRequest' } } }, ['request', 'note']).steps()).toEqual(['approve']);
  });

  it('waits while somebody says that the papers are incomplete', () => {
    const run = begin({}, [], { docsComplete: false });
    run.does('supplement', at('03 10:00'), { forms: ['photo'] });
    expect(run.steps()).toEqual(['complete']);
    run.does('supplement', at('03 11:00'), { forms: [], attrs: { docsComplete: true } });
    expect(run.steps()).toEqual(['approve']);
  });
});

describe('审核 sends it back for papers (loop supplement)', () => {
  it('is no refusal: the papers come, the same levels are asked again', () => {
    const run = begin(PAPERS, ['request', 'note']);
    expect(run.task('approve').menu.verdicts).toEqual(['accept', 'reject', 'supplement']);
    review(run, '03 10:00', 'supplement');
    expect([run.steps(), run.state.ending]).toEqual([['complete'], null]);
    run.does('supplement', at('04 10:00'), { forms: ['photo'] });
    expect(run.task('approve')).toMatchObject({ round: 2, openedAt: at('04 10:00') });
    review(run, '04 11:00', 'accept');
    expect(run.steps()).toEqual(['instruct']);
  });

  it('is bounded; then only the named role lets it go on (放行循环)', () => {
    const run = begin({ loops: { supplement: { max: 1, grant: 'csHead' } } }, []);
    review(run, '03 10:00', 'supplement');
    run.does('supplement', at('03 11:00'), { forms: ['photo'] });
    expect(run.task('approve').menu.verdicts).toEqual(['accept', 'reject']);
    review(run, '03 12:00', 'supplement');
    expect(run.state.anomalies).toMatchObject([{ kind: 'outcome_not_allowed' }]);
    run.does('grant', at('03 13:00'), { loop: 'supplement', rounds: 1, reasonCode: 'new_evidence' }, { task: null, role: 'csHead' });
    expect(run.task('approve').menu.verdicts).toContain('supplement');
    review(run, '03 14:00', 'supplement');
    expect(run.steps()).toContain('complete');
  });

  it('cannot be asked by the applicant himself (I14)', () => {
    const run = begin({}, []);
    review(run, '03 10:00', 'supplement', 'e-applicant');
    expect([run.state.anomalies.map(({ kind }) => kind), run.steps()]).toEqual([['not_permitted'], ['approve', 'anomaly']]);
  });
});
