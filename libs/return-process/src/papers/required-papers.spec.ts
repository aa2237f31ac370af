/** P23: a form's gate cannot complete without it; what carries it at each kind of step. */
import { describe, expect, it } from '@jest/globals';
import type { Patch, Form } from '../policy/types.js';
import type { StepKey } from '../policy/steps.js';
import { row } from '../policy/profiles/notation.js';
import { at, contextFor, contextUnder, PIECES, registration, ReturnRun } from '../return-run.fixture.js';
import { anomalies, arrived, counted, instructed, judged, runUnder } from '../tracks/short-run.fixture.js';
import { lacksPaper } from './required-papers.rules.js';

const form = (gate: StepKey, more: Partial<Form> = {}): Form => ({ zh: '表单', en: 'Form', gate, fields: ['item'], copies: [], ...more });
const sheet = (gate: StepKey, more: Partial<Form> = {}): Partial<Patch> => ({ forms: { sheet: form(gate, more) } });
/** What the core makes of a fact: nothing wrong, or the anomaly. */
const malformed = (run: ReturnRun) => anomalies(run).filter((kind) => kind === 'malformed').length;

describe('P23: the fact of a step shows its paper', () => {
  const of = (gate: StepKey, payload: object, more: Partial<Form> = {}, attrs: object[] = [{}]) =>
    lacksPaper({ forms: { sheet: form(gate, more) }, duties: {}, inbound: contextFor('headline@1').policy.inbound }, gate, attrs, payload as Record<string, unknown>);

  it.each<[StepKey, object, object]>([
    ['inspect', { formNo: 'JY-1' }, {}], ['inspect', { reportRef: '00000000-0000-4000-8000-000000000001' }, { formNo: ' ' }], ['plan', { formNo: 'WX-1' }, { feasible: true }],
    ['plan', { feasible: false }, { planRef: '' }], ['improve', { reportRef: 'r' }, {}], ['order', { orderNo: 'MO-1' }, { orderNo: '' }], ['scrapRequest', { formNo: 'BF-1' }, {}], ['supplyOrder', { formNo: 'BH-1' }, {}],
    ['report', { formNo: 'RMA-1' }, {}], ['post', { voucherNo: 'V-1' }, {}], ['pay', { voucherNo: 'V-1' }, {}], ['meet', { attendantRoles: ['qc'] }, { attendantRoles: [] }],
    ['receive', { documents: ['other', 'sheet'] }, { documents: ['other'] }], ['instruct', { forms: [{ code: 'sheet', no: 'N-1' }] }, { forms: [{ code: 'sheet', no: '' }] }], ['instruct', { forms: [{ code: 'sheet', no: 'N' }] }, { forms: [{ code: 'other', no: 'N' }] }],
  ])('%s with %j, not with %j', (gate, there, lacking) => {
    expect([of(gate, there), of(gate, lacking)]).toEqual([false, true]);
  });

  it('a paper that a duty writes is shown by the duty, not by the step it belongs to', () => {
    const { inbound } = contextFor('headline@1').policy;
    const write = { zh: '开单', en: 'Write it', by: 'keeper', form: 'sheet', after: 'receive' as const, clause: 'house' };
    const lacks = (duties: object) => lacksPaper({ forms: { sheet: form('inspect') }, duties: duties as Record<string, typeof write>, inbound }, 'inspect', [{}], {});
    expect([lacks({ write }), lacks({ write: { ...write, form: 'other' } })]).toEqual([false, true]);
  });

  it('a form with a condition is needed only where it holds for one of the goods', () => {
    const gated = { when: { severity: 'serious' as const } };
    expect([of('inspect', {}, gated, [{ severity: 'minor' }]), of('inspect', {}, gated, [{ severity: 'minor' }, { severity: 'serious' }]), of('inspect', {}, gated, [])]).toEqual([false, true, false]);
  });
});

describe('P23 in a return', () => {
  it('验收 is not done without the sheet it belongs to, and tells that it is needed', () => {
    const run = instructed(runUnder(sheet('receive')));
    run.does('arrive', at('04 09:00'), { packages: 1, packagingBroken: false });
    expect(run.task('receive').menu.documents).toContain('sheet');
    run.does('receive', at('04 10:00'), counted('10'));
    expect([malformed(run), run.steps(), run.goods()]).toEqual([1, ['receive', 'anomaly'], { undecided: 10 }]);
    run.does('receive', at('04 10:10'), counted('10', { documents: ['sheet'] }));
    expect(run.steps()).toContain('dispose');
  });

  it('papers that come with the goods are a matter of P09: noted here, the receipt stands', () => {
    const run = instructed(runUnder({ ...sheet('receive'), inbound: { documents: ['sheet'], missing: 'note' } }));
    expect(arrived(run).steps()).toEqual(['dispose']);
  });

  it('goods that merely go home are counted without it', () => {
    const run = instructed(runUnder(sheet('receive')));
    run.does('withdraw', at('03 11:00'), { reason: 'gave_up' });
    run.answer(at('03 11:01'));
    run.does('arrive', at('04 09:00'), { packages: 1, packagingBroken: false });
    run.answer(at('04 09:30'));
    run.does('receive', at('04 10:00'), counted('10'));
    expect([malformed(run), run.steps()]).toEqual([0, ['pack']]);
  });

  it('S001-05: no inspection result without its report', () => {
    const inspected = (more: object) => ({ method: 'full', lines: [{ line: 1, sample: '10', passed: '10', failed: '0' }], ...more });
    const run = arrived(instructed(runUnder({ ...sheet('inspect'), inspection: { mode: 'step' } })));
    expect(run.task('inspect').menu.form).toMatchObject({ code: 'sheet' });
    run.does('inspect', at('04 11:00'), inspected({}));
    expect([malformed(run), run.steps()]).toEqual([1, ['inspect', 'anomaly']]);
    run.does('inspect', at('04 11:10'), inspected({ formNo: 'JY-1' }));
    expect(run.steps()).toContain('dispose');
  });

  it('a form of some goods only: the step asks for it where they are', () => {
    const patch: Partial<Patch> = { ...sheet('receive', { when: { productClass: 'food' } }), products: { food: { zh: '食品', en: 'Food' } } };
    const of = (lineAttrs: object) => {
      const run = instructed(runUnder(patch, { lineAttrs }));
      run.does('arrive', at('04 09:00'), { packages: 1, packagingBroken: false });
      return run.task('receive').menu.documents;
    };
    expect([of({ productClass: 'food' }), of({})]).toEqual([['sheet'], []]);
  });

  it('the registration’s forms too: 补齐资料 asks for them only where their condition holds', () => {
    const patch: Partial<Patch> = sheet('register', { when: { severity: 'incident' } });
    expect([runUnder(patch, { attrs: { severity: 'incident' } }).task('complete').menu.documents, runUnder(patch).steps()]).toEqual([['sheet'], ['instruct']]);
  });

  it('a paper that a duty writes holds its step up, though the duty itself names no step', () => {
    const notice = { zh: '通知单', en: 'Notice', by: 'qc', form: 'sheet', after: 'receive' as const, per: 'consignment' as const, clause: 'acme §1' };
    const run = arrived(instructed(runUnder({ ...sheet('dispose'), duties: { notice } })));
    expect(run.steps()).toEqual(['duty.notice']);
    run.does('duty', at('04 11:00'), { duty: 'notice', formNo: 'N-1', fields: { item: 'PUMP-40' } });
    expect(run.steps()).toEqual(['dispose']);
    run.does('dispose', at('04 12:00'), judged({ qty: '10', goods: 'SCRAP' }));
    expect(run.goods()).toEqual({ SCRAP: 10 });
  });

  it('a step that needs several papers tells all of them, and is done with all of them only', () => {
    const run = instructed(runUnder({ forms: { sheet: form('receive'), list: form('receive', { zh: '清单' }) } }));
    run.does('arrive', at('04 09:00'), { packages: 1, packagingBroken: false });
    expect(run.task('receive').menu).toMatchObject({ form: { code: 'list' }, forms: [{ code: 'list', zh: '清单' }, { code: 'sheet', zh: '表单' }] });
    run.does('receive', at('04 10:00'), counted('10', { documents: ['list'] }));
    expect(malformed(run)).toBe(1);
    run.does('receive', at('04 10:05'), counted('10', { documents: ['sheet', 'list'] }));
    expect(run.steps()).toContain('dispose');
  });

  it('S000-03: no receipt without the 退货处理报告 that the keeper fills in', () => {
    const context = contextUnder({ key: 'acme', version: 1, extends: 'S000-03@1', windows: [row({}, { span: { natural: 1 }, from: 'on_the_spot' }, 'acme §1')] });
    const { forms } = context.policy;
    expect([forms['report']?.gate, lacksPaper(context.policy, 'receive', [{}], { documents: ['list'] }), lacksPaper(context.policy, 'receive', [{}], { documents: ['report'] })]).toEqual(['receive', true, false]);
    expect(new ReturnRun(context, at('03 09:00'), registration([PIECES], {}, { forms: [] })).steps()).toEqual(['complete']);
  });
});
