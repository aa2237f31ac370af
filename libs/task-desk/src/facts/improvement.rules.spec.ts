import { describe, expect, it } from '@jest/globals';
import { improvementFaults } from './improvement.rules.js';

const paths = (kind: 'improvement' | '8d', actions: string[], results?: string[]) => improvementFaults({ kind, actions }, { results }).map(({ path }) => path);

describe('改善报告', () => {
  it('is of the kind the task asks for', () => {
    expect(paths('8d', ['retrain'], ['8d'])).toEqual([]);
    expect(paths('improvement', ['retrain'], ['8d'])).toEqual(['kind']);
    expect(paths('improvement', ['retrain'])).toEqual([]);
  });
  it('changes something, and each thing once', () => {
    expect(paths('8d', [])).toEqual(['actions']);
    expect(paths('8d', ['retrain', 'jig', 'retrain'])).toEqual(['actions']);
  });
});
