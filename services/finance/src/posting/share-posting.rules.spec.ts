import { describe, expect, it } from '@jest/globals';
import { sharePosting } from './share-posting.rules.js';

const lines = [{ line: 1, remedy: 'RECEIVABLE_OFFSET', net: 10_000 }, { line: 2, remedy: 'RECEIVABLE_OFFSET', net: 5_000 }, { line: 3, remedy: 'RECEIVABLE_OFFSET', net: 2 }];

describe('a posting over its lines', () => {
  it('the whole gives each line its own', () => expect(sharePosting(15_002, lines, [0, 0, 0])).toEqual([10_000, 5_000, 2]));
  it('a third of a cent is nobody’s: parts add up to the cent', () => {
    const thirds = [1, 2, 3].map((line) => ({ line, remedy: 'REFUND_FULL', net: 100 }));
    expect(sharePosting(100, thirds, [0, 0, 0])).toEqual([34, 33, 33]);
  });
  it('a second posting gives what is left, and no line ends with another amount than its own', () => {
    const first = sharePosting(7_001, lines, [0, 0, 0]);
    const second = sharePosting(15_002 - 7_001, lines, first);
    expect(first.map((part, index) => part + (second[index] ?? 0))).toEqual([10_000, 5_000, 2]);
  });
  it('what the auditor found beyond the proposal goes by the lines’ nets; over lines of nothing it is spread equally', () => {
    expect(sharePosting(15_002 + 300, lines, [0, 0, 0])).toEqual([10_200, 5_100, 2]);
    expect(sharePosting(3, lines.map((one) => ({ ...one, net: 0 })), [0, 0, 0])).toEqual([1, 1, 1]);
  });
  it('without a proposal there are no lines', () => expect(sharePosting(5, [], [])).toEqual([]));
});
