/** What the walk leaves out, compared with a walk that leaves nothing out (ADR 0009): small procedures, and some of headline's states two by two. */
import { describe, expect, it } from '@jest/globals';
import { profile } from '../return-run.fixture.js';
import { beginnings } from './beginnings.fixture.js';
import { walk } from './walk.fixture.js';

describe.each(['S000-12@1', 'S000-16@1'] as const)('%s', (ref) => {
  const [ordered, every] = (['usual', 'every'] as const).map((order) => walk(profile(ref), beginnings(profile(ref)), { order, twins: Infinity }));
  it('done in every order nothing goes wrong, and what is done in one order ends alike and meets the same steps', () => {
    expect([ordered?.faults, every?.faults]).toEqual([[], []]);
    expect(Object.keys(ordered?.ends ?? {}).sort()).toEqual(Object.keys(every?.ends ?? {}).sort());
    expect([...(ordered?.steps ?? [])].sort()).toEqual([...(every?.steps ?? [])].sort());
  });
  it('a state met in one order is one of those met in every order', () => {
    expect([...(ordered?.shapes ?? [])].filter((shape) => every?.shapes.has(shape) !== true)).toEqual([]);
  });
});

it('headline: states of one shape go on alike', () => {
  expect(walk(profile('headline@1'), beginnings(profile('headline@1')), { twins: 120 }).faults).toEqual([]);
});
