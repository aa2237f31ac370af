import { describe, expect, it } from '@jest/globals';
import type { LineAttrs } from '../../policy/attributes.js';
import type { Attrs } from '../../policy/conditions.js';
import { row, table } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { at } from '../../return-run.fixture.js';
import { anomalies, arrived, instructed, judged, runUnder } from '../short-run.fixture.js';
import { assignParts } from './assign-parts.rules.js';

/** S000-03: paint, hardener and thinner, by what the technicians find of each can. */
const PAINT: Partial<Patch> = {
  products: { thinner: { zh: '稀释剂', en: 'Thinner' }, paint: { zh: '主漆', en: 'Paint' }, hardener: { zh: '固化剂', en: 'Hardener' } },
  outcomes: { goods: ['SCRAP', 'RELABEL_RESALE', 'BLEND_IN', 'DIRECT_RECOVERY', 'REPACK_RESHIP', 'RETURN_TO_CUSTOMER'], remedies: ['RECEIVABLE_OFFSET', 'NONE'] },
  disposition: {
    remedies: table(['RECEIVABLE_OFFSET']),
    rules: table({ allow: ['SCRAP', 'RETURN_TO_CUSTOMER'] },
      row({ thickened: true }, { allow: ['SCRAP'], valueBps: 0 }, 'S000-03 (R13)'),
      row({ any: [{ shelfUsed: { gt: 10000 } }, { container: { in: ['half', 'empty'] } }] }, { allow: ['SCRAP', 'BLEND_IN', 'DIRECT_RECOVERY'], valueBps: 0 }, 'S000-03 (R10)'),
      row({ packOnly: true, passed: true, shelfUsed: { lte: 5000 } }, { allow: ['REPACK_RESHIP'] }, 'S000-03 (R15)'),
      row({ registerHit: true, passed: true }, { allow: ['BLEND_IN'] }, 'S000-03 (R14)'),
      row({ productClass: 'hardener', passed: true }, { allow: ['DIRECT_RECOVERY'] }, 'S000-03 (R14)'),
      row({ productClass: { in: ['thinner', 'paint'] }, passed: true }, { allow: ['RELABEL_RESALE'] }, 'S000-03 (R14)')),
  },
};
const found = (attrs: Attrs<LineAttrs>) => {
  const run = arrived(instructed(runUnder(PAINT)), '10', {}, { attrs });
  const outcomes = run.task('dispose').menu.outcomes ?? [];
  return { run, goods: outcomes.map(({ goods }) => goods), value: outcomes[0]?.valueBps, clause: outcomes[0]?.clause };
};

describe('what may be decided about paint (S000-03)', () => {
  it('R13: a thickened can is scrapped, at no value', () => {
    const { run, ...offer } = found({ thickened: true, passed: true, productClass: 'paint' });
    expect(offer).toEqual({ goods: ['SCRAP'], value: 0, clause: 'S000-03 (R13)' });
    run.does('dispose', at('04 11:00'), judged({ qty: '10', goods: 'RELABEL_RESALE', remedy: 'RECEIVABLE_OFFSET' }));
    expect(anomalies(run)).toEqual(['outcome_not_allowed']);
  });
  it.each([[{ container: 'half' as const }], [{ container: 'empty' as const }], [{ shelfUsed: 10_001 }]])('R10: %o has no value, whatever it passed', (attrs) => {
    expect(found({ ...attrs, passed: true, productClass: 'paint' })).toMatchObject({ goods: ['SCRAP', 'BLEND_IN', 'DIRECT_RECOVERY'], value: 0 });
  });
  it('R15: packaging damage alone, passed and at most half of the shelf life used: repacked and shipped again', () => {
    expect(found({ packOnly: true, passed: true, shelfUsed: 5000, productClass: 'paint' })).toMatchObject({ goods: ['REPACK_RESHIP'], value: undefined });
    expect(found({ packOnly: true, passed: true, shelfUsed: 5001, productClass: 'paint' }).goods).toEqual(['RELABEL_RESALE']);
  });
  it('R14: passed paint and thinner are relabelled, hardener is recovered, what is in the register already is only blended in', () => {
    expect([{ productClass: 'paint' }, { productClass: 'thinner' }, { productClass: 'hardener' }, { productClass: 'paint', registerHit: true }].map((attrs) => found({ ...attrs, passed: true }).goods))
      .toEqual([['RELABEL_RESALE'], ['RELABEL_RESALE'], ['DIRECT_RECOVERY'], ['BLEND_IN']]);
    // nobody has passed it: no row holds
    expect(found({ productClass: 'paint' }).goods).toEqual(['SCRAP', 'RETURN_TO_CUSTOMER']);
  });
});

describe('what the customer gets', () => {
  const remediesUnder = (disposition: Partial<Patch['disposition']>, remedies: NonNullable<Patch['outcomes']>['remedies'], attrs: object, lineAttrs: object = {}) => {
    const run = arrived(instructed(runUnder({ disposition: disposition as NonNullable<Patch['disposition']>, outcomes: { goods: ['RESTOCK'], remedies: remedies ?? [] } }, { attrs })), '10', {}, { attrs: lineAttrs });
    return run.task('dispose').menu.outcomes?.[0]?.remedies;
  };
  it('R27: a personal reason is refunded in full or less depreciation (S002-01)', () => {
    const S002_01 = { remedies: table<LineAttrs, readonly ('REFUND_FULL' | 'REFUND_PARTIAL' | 'EXCHANGE')[]>(['REFUND_FULL'], row({ requestType: 'exchange' }, ['EXCHANGE'], 'S002-01'), row({ reasonGroup: 'personal' }, ['REFUND_FULL', 'REFUND_PARTIAL'], 'S002-01 (R27)')) };
    const all = ['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE'] as const;
    expect(remediesUnder(S002_01, all, { reason: 'personal' })).toEqual(['REFUND_FULL', 'REFUND_PARTIAL']);
    expect(remediesUnder(S002_01, all, { reason: 'function' })).toEqual(['REFUND_FULL']);
    expect(remediesUnder(S002_01, all, { reason: 'personal', requestType: 'exchange' })).toEqual(['EXCHANGE']);
  });

  const R57 = { remedies: table<LineAttrs, readonly ('REFUND_FULL' | 'REFUND_PARTIAL' | 'EXCHANGE' | 'NONE')[]>(['NONE'],
    row({ reasonGroup: 'quality', severity: 'minor' }, ['REFUND_PARTIAL'], 'S001-06'), row({ reasonGroup: 'quality', severity: 'serious' }, ['REFUND_FULL', 'EXCHANGE'], 'S001-06'),
    row({ reason: 'wrong_goods' }, ['EXCHANGE', 'REFUND_FULL'], 'S001-06'), row({ fault: 'customer' }, ['REFUND_PARTIAL'], 'S001-06'), row({ fault: 'own' }, ['REFUND_FULL', 'EXCHANGE'], 'S001-06')) };
  it.each([
    [{ reason: 'appearance', severity: 'minor' }, ['REFUND_PARTIAL']], [{ reason: 'function', severity: 'serious' }, ['REFUND_FULL', 'EXCHANGE']], [{ reason: 'wrong_goods' }, ['EXCHANGE', 'REFUND_FULL']],
  ])('R57: %o → %j (S001-06)', (attrs, expected) => expect(remediesUnder(R57, ['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE', 'NONE'], attrs)).toEqual(expected));
  it('R57: another reason goes by the fault that the judgement states', () => {
    const run = arrived(instructed(runUnder({ disposition: R57, outcomes: { goods: ['RESTOCK'], remedies: ['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE', 'NONE'] } }, { attrs: { reason: 'surplus' } })));
    const by = (fault: string, remedy: string) => judged({ qty: '10', goods: 'RESTOCK', remedy, attrs: { fault } });
    run.does('dispose', at('04 11:00'), by('customer', 'REFUND_FULL'));
    expect(anomalies(run)).toEqual(['outcome_not_allowed']);
    run.does('dispose', at('04 11:30'), by('customer', 'REFUND_PARTIAL'));
    expect(run.goods()).toEqual({ RESTOCK: 10 });
  });

  it('R33: repaired goods whose price the customer has deducted already become discounted units (S003-08)', () => {
    const policy: Partial<Patch> = { outcomes: { goods: ['REWORK', 'DISCOUNTED_UNIT', 'SCRAP'], remedies: ['REPAIR_RETURN', 'CUSTOMER_DEDUCTION', 'NONE'] }, disposition: {
      rules: table({ allow: ['REWORK', 'SCRAP'] }, row({ customerDeducts: true }, { allow: ['DISCOUNTED_UNIT', 'SCRAP'] }, 'S003-08 (R33)')),
      remedies: table(['REPAIR_RETURN'], row({ customerDeducts: true }, ['CUSTOMER_DEDUCTION'], 'S003-08 (R33)')) } };
    const outcomes = (customerDeducts: boolean) => arrived(instructed(runUnder(policy, { attrs: { customerDeducts } }))).task('dispose').menu.outcomes?.map(({ goods, remedies }) => [goods, remedies[0]]);
    expect(outcomes(true)).toEqual([['DISCOUNTED_UNIT', 'CUSTOMER_DEDUCTION'], ['SCRAP', 'CUSTOMER_DEDUCTION']]);
    expect(outcomes(false)).toEqual([['REWORK', 'REPAIR_RETURN'], ['SCRAP', 'NONE']]);
  });

  it('R25: out of warranty the repair is quoted, and the judge is told so', () => {
    const policy: Partial<Patch> = { disposition: { charge: table('free', row({ warranty: { in: ['out', 'void'] } }, 'quote', 'S003-15 §3.7')) } };
    const charge = (warranty: string) => arrived(instructed(runUnder(policy)), '10', {}, { attrs: { warranty } }).task('dispose').menu.outcomes?.find(({ goods }) => goods === 'REWORK')?.charge;
    expect([charge('in'), charge('out')]).toEqual(['free', 'quote']);
  });
});

describe('parts laid over goods that are not alike', () => {
  const laid = (parts: number[], bins: number[], allowed: Record<number, number[]>) => assignParts(parts, bins, (part, bin) => (allowed[part] ?? []).includes(bin));
  it('gives each part only goods for which it is allowed', () => {
    // 3 go anywhere, 2 only into the second heap of 2: these are placed first
    expect(laid([3, 2], [3, 2], { 0: [0, 1], 1: [1] })).toEqual([{ part: 1, bin: 1, qty: 2 }, { part: 0, bin: 0, qty: 3 }]);
    expect(laid([4], [3, 2], { 0: [0, 1] })).toEqual([{ part: 0, bin: 0, qty: 3 }, { part: 0, bin: 1, qty: 1 }]);
  });
  it('refuses what cannot be placed', () => {
    expect(laid([3], [3, 2], { 0: [1] })).toBeNull();
    expect(laid([1], [1], {})).toBeNull();
  });
});
