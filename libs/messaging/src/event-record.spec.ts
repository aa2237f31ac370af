import { describe, expect, it } from '@jest/globals';
import { decodeRecord, eventHeaders, textHeaders } from './event-record.js';
import { wants } from './subscription.js';
import { uuidv7 } from './uuidv7.js';

const row = { id: 'id-1', subject: 'C/R-1', seq: 7, type: 'maker.noted.v1', headers: { guitu_for: 'quality,returns', traceparent: 'tp' }, body: '{}', recordedAt: new Date('2026-03-01T08:00:00.123Z') };
const record = (headers: Record<string, string | undefined> = {}) => ({ key: Buffer.from('C/R-1'), headers: { ...eventHeaders('maker', 2, row), ...headers }, value: Buffer.from('{"n":1}') });

describe('an event on the wire', () => {
  it('is read as it was written', () => {
    expect(decodeRecord(record())).toMatchObject({
      source: 'maker', subject: 'C/R-1', seq: 7, id: 'id-1', type: 'maker.noted.v1', time: row.recordedAt, incarnation: 2, addressedTo: ['quality', 'returns'], value: Buffer.from('{"n":1}'),
    });
  });

  it('cannot have its envelope changed by the headers a command adds', () => {
    expect(eventHeaders('maker', 1, { ...row, headers: { ce_source: 'finance', guitu_seq: '99' } })).toMatchObject({ ce_source: 'maker', guitu_seq: '7' });
  });

  it.each([
    ['ce_id', undefined], ['ce_type', ''], ['ce_source', undefined], ['ce_subject', 'C/R-2'], ['ce_time', 'yesterday'], ['ce_time', undefined],
    ['guitu_seq', undefined], ['guitu_seq', '0'], ['guitu_seq', '-1'], ['guitu_seq', '1e3'], ['guitu_seq', '07'], ['guitu_seq', '99999999999'], ['guitu_incarnation', 'x'],
  ])('is unreadable with %s = %s', (name, value) => {
    expect(decodeRecord(record({ [name]: value }))).toBeUndefined();
  });

  it('is unreadable without a key', () => {
    expect(decodeRecord({ ...record(), key: null })).toBeUndefined();
  });

  it('counts a repeated header by its last value and takes an absent value for an empty one', () => {
    expect(textHeaders({ a: ['1', Buffer.from('2')], b: undefined })).toEqual({ a: '2' });
    expect(decodeRecord({ ...record(), value: null })?.value).toHaveLength(0);
  });
});

describe('a subscription', () => {
  const event = (type: string, addressedTo?: string[]) => ({ type, addressedTo });
  it.each([
    [{}, event('a'), true],
    [{ only: ['b'] }, event('a'), false],
    [{ only: ['a'] }, event('a', ['x']), true],
    [{ addressedTo: 'x' }, event('a'), true],
    [{ addressedTo: 'x' }, event('a', ['y', 'x']), true],
    [{ addressedTo: 'x' }, event('a', ['y']), false],
    [{ addressedTo: 'x' }, event('a', ['xy']), false],
    [{ addressedTo: 'x' }, event('a', []), false],
    [{ addressedTo: 'x', only: ['b'] }, event('a', ['x']), false],
  ])('%j wants %j: %s', (part, candidate, wanted) => {
    expect(wants({ source: 'maker', ...part }, candidate)).toBe(wanted);
  });
});

describe('uuidv7', () => {
  it('begins with its time, so that ids sort by it, and never repeats', () => {
    const at = Date.UTC(2026, 2, 1);
    const ids = Array.from({ length: 1_000 }, (_, n) => uuidv7(at + n));
    expect([...ids].sort()).toEqual(ids);
    expect(parseInt(ids[5]!.replaceAll('-', '').slice(0, 12), 16)).toBe(at + 5);
    expect(new Set(Array.from({ length: 1_000 }, () => uuidv7(at))).size).toBe(1_000);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
  });
});
