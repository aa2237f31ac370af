import { describe, expect, it } from '@jest/globals';
import { supplementFaults } from './supplement.rules.js';

const paths = (payload: Parameters<typeof supplementFaults>[0]) => supplementFaults(payload).map(({ path }) => path);

describe('补充资料', () => {
  it('is papers, or what was to be said', () => {
    expect(paths({ forms: ['invoice', 'photo'] })).toEqual([]);
    expect(paths({ forms: [], attrs: { docsComplete: true } })).toEqual([]);
  });

  it('is something, and no paper twice', () => {
    expect(paths({ forms: [] })).toEqual(['forms']);
    expect(paths({ forms: ['invoice', 'photo', 'invoice'] })).toEqual(['forms.2']);
  });
});
