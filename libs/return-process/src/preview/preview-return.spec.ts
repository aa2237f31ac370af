/** The preview says what the process then does (design.md §3): by hand for three procedures, and against an opened return for every one that ships. */
import { describe, expect, it } from '@jest/globals';
import type { ProfileRef } from '../policy/resolve.js';
import { refOf } from '../policy/resolve.js';
import { PROFILES } from '../policy/profiles/catalogue.js';
import { open } from '../return-process.js';
import { at, contextFor, fact, PIECES, registration } from '../return-run.fixture.js';
import { statusOf } from '../statements/status.js';
import { previewReturn } from './preview-return.js';

const SHOE = { ...PIECES, item: 'SHOE-42', qty: '2', unitPrice: 29_900, receiptDate: '2025-03-03', shipDate: '2025-03-01' };
const start = (when: string, lines: readonly object[], attrs: object, more: object = {}) =>
  ({ companyCode: 'C1', plantCode: 'P1', returnNo: 'RT2025-0001', register: fact({}, 'register', 'returns', at(when), registration(lines, attrs, more)) });
const seen = (profile: ProfileRef, when: string, lines: readonly object[], attrs: object, more: object = {}) => previewReturn(contextFor(profile), start(when, lines, attrs, more));

describe('试算', () => {
  it('S001-19: the seventh day is in time, the eighth is not, and says why', () => {
    const attrs = { reason: 'personal', requestType: 'return' };
    const day = (when: string) => seen('S001-19@1', when, [SHOE], attrs).lines[0];
    expect(day('10 23:59')).toMatchObject({ verdict: 'open', reasons: [
      { rule: 'P02', clause: 'S001-19 二 (T26)', zh: '签收（2025-03-03）后第 7 天申请，期限至 2025-03-10，自签收次日起算：在申请期限内' },
      { rule: 'P05.unused', zh: '待核对：无理由退货：商品未经使用' }, { rule: 'P05.packaging' },
    ] });
    expect(day('11 00:00')).toMatchObject({ verdict: 'refuse', net: null, reasons: [{ rule: 'P02', en: 'applied on day 8 after it was received (2025-03-03), last day 2025-03-10, counted from the day after: too late' }] });
    expect(seen('S001-19@1', '10 23:59', [SHOE], attrs).amount).toMatchObject({ value: 59_800, net: 59_800, deductions: [], unpriced: [] });
    expect(seen('S001-19@1', '11 00:00', [SHOE], attrs).amount).toBeNull();
  });

  it('S000-02: names who may grant what is late', () => {
    const late = seen('S000-02@1', '11 09:00', [SHOE], { reason: 'personal', docsComplete: true });
    expect(late.granters).toMatchObject([{ role: 'company', by: 'exception', clause: 'S000-02 §10 (R01)' }]);
    expect(seen('S000-02@1', '10 09:00', [SHOE], { reason: 'personal', docsComplete: true }).granters).toEqual([]);
  });

  it('S000-03: 15 % of 2,900.00 is taken off, once', () => {
    const paint = [{ item: 'PAINT', qty: '10', unit: 'pcs', unitPrice: 20_000, attrs: { productClass: 'paint' } }, { item: 'HARDENER', qty: '6', unit: 'pcs', unitPrice: 15_000, attrs: { productClass: 'hardener' } }];
    const { amount, lines, waitingFor } = seen('S000-03@1', '01 09:00', paint, { reason: 'surplus', docsComplete: true }, { forms: ['request'] });
    expect(amount).toMatchObject({ value: 290_000, net: 246_500, deductions: [{ amount: 43_500 }] });
    expect(lines.map(({ net }) => net)).toEqual([170_000, 76_500]);
    expect(waitingFor.length).toBeGreaterThan(0);
  });

  it('says which lines have no price', () => {
    const { amount } = seen('S001-19@1', '10 09:00', [SHOE, { item: 'LACE', qty: '1', unit: 'pcs', receiptDate: '2025-03-03' }], { reason: 'personal', requestType: 'return' });
    expect(amount).toMatchObject({ value: 59_800, unpriced: [2] });
  });

  it.each(PROFILES.filter((one) => 'extends' in one).map(refOf))('%s: what it says first is what the opened return waits for', (ref) => {
    const [ctx, from] = [contextFor(ref), start('05 09:00', [SHOE, { ...SHOE, item: 'BOOT' }], { requestType: 'return' })];
    const preview = previewReturn(ctx, from);
    const { state } = open(ctx, from);
    expect(preview.waitingFor).toEqual(statusOf(ctx, state).waitingFor);
    expect(preview.lines).toHaveLength(2);
    const refused = preview.lines.filter(({ verdict }) => verdict === 'refuse').map(({ line }) => line);
    if (refused.length > 0) expect(state.intake.reasons.length).toBeGreaterThan(0);
  });
});
