import { describe, expect, it } from '@jest/globals';
import { holdReleaseFaults } from './hold-release.rules.js';

describe('holdReleaseFaults', () => {
  it('takes several places', () => expect(holdReleaseFaults({ places: ['A-1', 'LINE-3'] })).toEqual([]));
  it('refuses a release of nothing', () => expect(holdReleaseFaults({ places: [] })).toEqual([expect.objectContaining({ path: 'places' })]));
  it('names a place that stands there twice, once', () => {
    expect(holdReleaseFaults({ places: ['A-1', 'A-2', 'A-1', 'A-1'] })).toEqual([expect.objectContaining({ path: 'places', en: 'Place A-1 is named twice.' })]);
  });
});
