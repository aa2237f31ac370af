import { describe, expect, it } from '@jest/globals';
import { contextUnder } from '../return-run.fixture.js';

const paper = { zh: '开单', en: 'Issue a slip', by: 'keeper', after: 'receive', clause: 'acme §1' } as const;
/** Marks the meeting waits for, beside those of the catalogue. */
const awaited = (per: 'case' | 'consignment'): readonly string[] =>
  contextUnder({ key: 'acme', version: 1, extends: 'S000-04@1', duties: { slip: { ...paper, before: 'meet', per } } }).flow.byKey['meet']!.after.filter((mark) => mark.includes('slip'));

describe('a duty that blocks a step (P23)', () => {
  it('of the same scope is waited for by its name', () => expect(awaited('case')).toEqual(['duty:slip']));
  it('of every consignment is waited for until all of them have it', () => expect(awaited('consignment')).toEqual(['all:duty:slip']));
});
