import { describe, expect, it } from '@jest/globals';
import { verdictFaults } from './verdict.rules.js';

describe('a verdict at a gate', () => {
  it('accepts without words, and refuses with a reason', () => {
    expect(verdictFaults({ level: 2, verdict: 'accept' }, { level: 2 })).toEqual([]);
    expect(verdictFaults({ level: 2, verdict: 'reject', reasonCode: 'too_late' }, { level: 2 })).toEqual([]);
    expect(verdictFaults({ level: 2, verdict: 'reject' }, { level: 2 })).toEqual([{ path: 'reasonCode', zh: '驳回须说明原因。', en: 'A refusal needs a reason.' }]);
  });

  it('is of the level that is asked', () => {
    expect(verdictFaults({ level: 1, verdict: 'accept' }, { level: 2 }).map(({ path, en }) => [path, en])).toEqual([['level', 'This task is level 2.']]);
  });
});
