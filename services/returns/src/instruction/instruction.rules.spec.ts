import { describe, expect, it } from '@jest/globals';
import { formFaults } from './instruction.rules.js';

const menu = { documents: ['xiaotui'], form: { code: 'xiaotui', zh: '销退单' }, fields: ['model', 'qty', 'lotDueDate'] };
const slip = { code: 'xiaotui', no: 'XT2026-000001', lotDueDate: '2026-11-22' };
const today = '2026-11-22';
const paths = (forms: Parameters<typeof formFaults>[0]['forms'], of: Parameters<typeof formFaults>[1] = menu) => formFaults({ forms }, of, today).map((fault) => fault.path);

describe('退货指引 (S000-04 §5.4)', () => {
  it('goes with the 销退单 and the due date of the lot', () => expect(paths([slip])).toEqual([]));

  it('does not go without either, and names the form as people call it', () => {
    expect(formFaults({ forms: [] }, menu, today)).toEqual([{ path: 'forms', zh: '缺少单据：销退单', en: 'missing form: xiaotui' }]);
    expect(paths([{ code: 'xiaotui', no: 'XT2026-000001' }])).toEqual(['forms.0.lotDueDate']);
    expect(paths([{ ...slip, code: 'note' }])).toEqual(['forms']);
  });

  it('has no due date in the past and no form twice', () => {
    expect(paths([{ ...slip, lotDueDate: '2026-11-21' }, slip])).toEqual(['forms.0.lotDueDate', 'forms.1.code']);
  });

  it('asks for nothing that the procedure does not ask for', () => {
    expect(paths([], {})).toEqual([]);
    expect(paths([{ code: 'xiaotui', no: 'X' }], { ...menu, fields: ['model'] })).toEqual([]);
  });
});
