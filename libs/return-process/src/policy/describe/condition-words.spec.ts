import { describe, expect, it } from '@jest/globals';
import { PROFILES } from '../profiles/catalogue.js';
import { resolveProfile } from '../resolve.js';
import { CASE_ATTRIBUTES, LINE_ATTRIBUTES } from '../attribute-kinds.js';
import { ATTRIBUTE_WORDS, type AttributeWords } from './attribute-words.js';
import { conditionWords } from './condition-words.js';
import { both } from './words.js';

const profile = resolveProfile('S000-03@1', PROFILES).profile!;

describe('a condition in words', () => {
  it.each<[object, string]>([
    [{}, ' / '], [{ any: [] }, '从不 / never'],
    [{ severity: { in: ['serious', 'incident'] }, claim: true }, '严重程度为严重、质量事故，且客户索赔 / severity is serious or quality incident, and the customer claims compensation'],
    [{ reasonGroup: { notIn: ['quality', 'transit'] } }, '原因类别不为质量、运输 / kind of reason is neither quality nor transit'],
    [{ amount: { gt: 50_000 } }, '金额超过 500 元 / amount is above 500 yuan'], [{ amount: { lte: 12_345 } }, '金额不超过 123.45 元 / amount is at most 123.45 yuan'],
    [{ shelfUsed: { lte: 5000 } }, '已用保质期不超过 50 % / shelf life used is at most 50 %'], [{ qty: { gte: 20, lt: 50 } }, '数量达到 20 件、不足 50 件 / quantity is at least 20 pieces and is below 50 pieces'],
    [{ photo: { known: false } }, '照片未知 / photo is not known'], [{ productClass: 'hardener' }, '产品类别为固化剂 / class of product is Hardener'], [{ passed: false }, '检验不合格 / failed inspection'],
    [{ any: [{ goods: 'SCRAP' }, { thickened: true }] }, '货物去向为报废，或已增稠或结块 / goods is Scrap, or thickened'],
  ])('%j', (when, words) => expect(both(conditionWords(profile, when))).toBe(words));

  it('every value an attribute can have has words', () => {
    for (const [attribute, kind] of Object.entries({ ...CASE_ATTRIBUTES, ...LINE_ATTRIBUTES })) {
      const words: AttributeWords = ATTRIBUTE_WORDS[attribute as keyof typeof ATTRIBUTE_WORDS];
      if (Array.isArray(kind) && !['goods', 'remedy'].includes(attribute)) expect([attribute, Object.keys(words.values ?? {})]).toEqual([attribute, [...kind]]);
      if (kind === 'boolean') expect([attribute, words.yes, words.no]).not.toContain(undefined);
      if (kind === 'number') expect([attribute, words.unit]).not.toContain(undefined);
    }
  });
});
