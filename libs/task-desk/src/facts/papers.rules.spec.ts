import { describe, expect, it } from '@jest/globals';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { paperFaults } from './papers.rules.js';

const form = { code: 'report', zh: '《检验报告》' };
const missing = (kind: FactKind, payload: object) => paperFaults(kind, payload, { form }).map(({ path }) => path);

describe('P23: a task that names a form', () => {
  it.each<[kind: FactKind, path: string, shown: object, lacking: object]>([
    ['inspect', 'formNo', { formNo: 'QC-7' }, { formNo: '  ' }],
    ['duty', 'formNo', { duty: 'report', formNo: 'D-1' }, { duty: 'report' }],
    ['plan', 'formNo', { feasible: true, planRef: 'T1' }, { feasible: true }],
    ['conclude', 'attendantRoles', { attendantRoles: ['qc'] }, { attendantRoles: [] }],
    ['receive', 'documents', { documents: ['slip', 'report'] }, { documents: ['slip'] }],
  ])('%s shows it in %s', (kind, path, shown, lacking) => {
    expect([missing(kind, shown), missing(kind, lacking)]).toEqual([[], [path]]);
    expect(paperFaults(kind, lacking, {})).toEqual([]);
  });

  it('of several papers each that is missing is told by its name', () => {
    const slip = { code: 'slip', zh: '退货单' };
    const faults = (...documents: string[]) => paperFaults('receive', { documents }, { form: slip, forms: [slip, form] }).map(({ zh }) => /《(.*)》/.exec(zh)?.[1]);
    expect([faults('slip', 'report'), faults('slip'), faults()]).toEqual([[], ['检验报告'], ['退货单', '检验报告']]);
  });

  it('a plan that cannot be carried out has none, and what needs none is not asked', () => {
    expect([missing('plan', { feasible: false }), missing('contact', {})]).toEqual([[], []]);
  });

  it('a duty fills in every field of its form', () => {
    const faults = (fields: object) => paperFaults('duty', { duty: 'report', formNo: 'D-1', fields }, { form, fields: ['cost', 'trained'] }).map(({ path }) => path);
    expect([faults({ cost: '12', trained: false }), faults({ cost: ' ' })]).toEqual([[], ['fields.cost', 'fields.trained']]);
  });

  it('says so in both languages, by the name of the form', () =>
    expect(paperFaults('inspect', {}, { form })).toEqual([{ path: 'formNo', zh: '此待办须填写《检验报告》，请给出表单编号。', en: 'This task needs its form (report); give its number.' }]));
});
