import { describe, expect, it } from '@jest/globals';
import { checkForms, formPrefix } from './instruction.rules.js';

const menu = { documents: ['xiaotui'], form: { code: 'xiaotui', zh: '销退单' }, fields: ['model', 'qty', 'lotDueDate'] };
const today = '2026-11-22';
const refused = (...paths: string[]) => expect.objectContaining({ status: 422, code: 'forms-incomplete', errors: paths.map((path) => expect.objectContaining({ path })) });

describe('退货指引 (S000-04 §5.4)', () => {
  it('goes with the 销退单 and the due date of the lot', () => {
    expect(() => checkForms([{ code: 'xiaotui', lotDueDate: '2026-11-22' }], menu, today)).not.toThrow();
    expect(() => checkForms([{ code: 'xiaotui', no: '0047-A', lotDueDate: '2026-12-01' }], menu, today)).not.toThrow();
  });

  it('does not go without it', () => {
    expect(() => checkForms([], menu, today)).toThrow(refused('forms'));
    expect(() => checkForms([{ code: 'xiaotui' }], menu, today)).toThrow(refused('forms.0.lotDueDate'));
  });

  it('names the missing form as people call it', () => {
    expect(() => checkForms([], menu, today)).toThrow(expect.objectContaining({ errors: [{ path: 'forms', zh: '缺少单据：销退单', en: 'missing form: xiaotui' }] }));
  });

  it('has no due date in the past, no form twice, and no number that only the system gives', () => {
    const forms = [{ code: 'xiaotui', lotDueDate: '2026-11-21' }, { code: 'xiaotui', no: 'XT2026-000001', lotDueDate: '2026-11-30' }];
    expect(() => checkForms(forms, menu, today)).toThrow(refused('forms.0.lotDueDate', 'forms.1.code', 'forms.1.no'));
  });

  it('asks for nothing that the procedure does not ask for', () => {
    expect(() => checkForms([], {}, today)).not.toThrow();
    expect(() => checkForms([{ code: 'note' }], menu, today)).toThrow(refused('forms'));
  });
});

it('forms without a prefix of their own share a number range', () => {
  expect([formPrefix('xiaotui'), formPrefix('list'), formPrefix('note')]).toEqual(['XT', 'BD', 'BD']);
});
