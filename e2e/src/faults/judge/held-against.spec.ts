import { describe, expect, it } from '@jest/globals';
import type { Entry, Try } from '../load/ledger.js';
import { oneEffect, realTimeOrder, sameReply, type Kept } from './held-against.js';

const answered = (from: number, to: number, status: number, body: unknown = {}): Try => ({ from, to, reply: { status, body } });
const silent = (from: number, to: number): Try => ({ from, to, reply: null });
const asked = (key: string, ...tries: Try[]): Entry => ({ asked: { key, person: 'e-qc', method: 'POST', url: 'http://127.0.0.1:1/api/quality/v1/returns/RT1/dispose', body: {} }, tries });
const fact = (seq: number) => ({ fact: { factId: `f${seq}`, returnNo: 'RT1', seq } });
const kept = (...rows: Kept[]) => new Map(rows.map((row) => [row.key, rows.filter(({ key }) => key === row.key)]));

describe('what people were told, held against what the desks keep', () => {
  it('I1: an accepted request is there once; a refused one and a silent one are found out', () => {
    const entries = [asked('one', answered(0, 1, 201, fact(1))), asked('lost', answered(0, 1, 201, fact(2))), asked('twice', answered(0, 1, 201, fact(3))), asked('refused', answered(0, 1, 409)), asked('silent', silent(0, 1), answered(2, 3, 503))];
    const there = kept({ key: 'one', reply: fact(1), facts: 1 }, { key: 'twice', reply: fact(3), facts: 2 }, { key: 'refused', reply: {}, facts: null });
    expect(oneEffect(entries, there).map((finding) => /key (\w+) .* (was .*)$/.exec(finding)?.slice(1))).toEqual([
      ['lost', 'was accepted and is there 0 times'], ['twice', 'was accepted and its fact is there 2 times'], ['refused', 'was refused and is there'], ['silent', 'was asked 2 times and never answered'],
    ]);
  });

  it('I2: a key sent again gets the same answer, which is the one its desk keeps', () => {
    const same = asked('same', silent(0, 1), answered(2, 3, 201, fact(1)), answered(4, 5, 201, fact(1)), answered(4, 5, 409));
    const other = asked('other', answered(0, 1, 201, fact(1)), answered(2, 3, 201, fact(2)));
    const refused = asked('refused', answered(0, 1, 201, fact(3)), answered(2, 3, 422));
    const found = sameReply([same, other, refused], kept({ key: 'same', reply: fact(1), facts: 1 }, { key: 'other', reply: fact(1), facts: 1 }, { key: 'refused', reply: fact(9), facts: 1 }));
    expect(found.map((finding) => / was .*/.exec(finding)?.[0])).toEqual([' was answered differently', ' was accepted, and refused (422)', ' was answered otherwise than its desk keeps']);
    expect(found[0]).toContain('key other');
  });

  it('I16: who was answered before another asked has the lower number; those at the same time may be either way', () => {
    const [first, second] = [asked('first', answered(0, 10, 201, fact(1))), asked('second', answered(20, 30, 201, fact(2)))];
    expect(realTimeOrder([first, second])).toEqual([]);
    expect(realTimeOrder([asked('late', answered(0, 10, 201, fact(2))), asked('early', answered(20, 30, 201, fact(1)))])).toHaveLength(1);
    expect(realTimeOrder([asked('one', answered(0, 25, 201, fact(2))), asked('other', answered(20, 30, 201, fact(1)))])).toEqual([]);
    // its first try counts: it may have been done then
    expect(realTimeOrder([asked('answered', answered(12, 14, 201, fact(2))), asked('retried', silent(5, 10), answered(20, 30, 201, fact(1)))])).toEqual([]);
    expect(realTimeOrder([first, asked('again', answered(0, 10, 201, fact(1)))])).toHaveLength(1);
  });
});
