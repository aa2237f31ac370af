import { describe, expect, it } from '@jest/globals';
import { portionCheckFaults } from './portion-check.rules.js';

const paths = (pass: string, fail: string, defects?: string[]) => portionCheckFaults({ pass, fail, defects }).map(({ path }) => path);

describe('a look at a portion', () => {
  it('says how many passed, how many failed and by what', () => {
    expect(paths('3', '2', ['noise'])).toEqual([]);
    expect(paths('5', '0')).toEqual([]);
    expect(paths('0', '0.5', ['leak'])).toEqual([]);
  });
  it('is none when nothing was looked at', () => expect(paths('0', '0.000', ['noise'])).toEqual(['pass']));
  it('has no failure without a defect and no defect without a failure', () => {
    expect(paths('3', '2')).toEqual(['defects']);
    expect(paths('3', '2', [])).toEqual(['defects']);
    expect(paths('5', '0', ['noise'])).toEqual(['defects']);
  });
});
