import { describe, expect, it } from '@jest/globals';
import { copiedColumns, type Column, type Own } from './cloned-columns.js';

const [MINE, OTHER] = ['01a208fe-a7a7-76e5-9923-0cf870544ed3', '01a208fe-b546-7cfb-80f3-fd8315bf0399'];
const own: Own = { texts: new Map([['RT1', 'no(n)'], ['C1', 'customer(n)']]), ids: new Set([MINE]), daysBack: 'n % 12' };
const column = (name: string, type: string, ...values: (string | null)[]): Column => ({ name, type, values });
const copied = (columns: Column[], ...unique: string[][]) => Object.fromEntries(copiedColumns({ columns, unique }, own));

describe('the columns of a copy', () => {
  it('keep what is not the return’s own', () => {
    expect(copied([column('company', 'text', 'GT01'), column('seq', 'integer', '1', '2')])).toEqual({ company: 't."company"', seq: 't."seq"' });
  });

  it('name the other return and its customer, wherever either stands', () => {
    expect(copied([column('subject', 'text', 'GT01/RT1'), column('body', 'jsonb', '{"of":"RT1","by":"C1"}', '{}')])).toEqual({
      subject: `replace(t."subject"::text, 'RT1', no(n))`, body: `(replace(replace(t."body"::text, 'RT1', no(n)), 'C1', customer(n)))::jsonb`,
    });
  });

  it('have ids of their own, and leave those that are not the return’s', () => {
    const { id, headers, run } = copied([column('id', 'uuid', MINE), column('headers', 'jsonb', `{"a":"${MINE}","b":"${OTHER}"}`), column('run', 'text', OTHER)]);
    expect(id).toMatch(/^\(regexp_replace\(t\."id"::text, '\[0-9a-f\]\{8\}\(.*\)', lpad\(to_hex\(n\), 8, '0'\) \|\| '\\1', 'g'\)\)::uuid$/);
    expect(headers).toContain(`'(?!${OTHER})[0-9a-f]`);
    expect(run).toBe('t."run"');
  });

  it('lie further back in time', () => {
    expect(copied([column('at', 'timestamp with time zone', '2026-11-23'), column('day', 'date', null)])).toEqual({ at: 't."at" - make_interval(days => n % 12)', day: 't."day" - (n % 12)' });
  });

  it('differ in every unique index, by their number where nothing else does', () => {
    const columns = [column('return_no', 'text', 'RT1', 'RT1'), column('key', 'text', 'of RT1', 'first'), column('form', 'text', 'a', 'b')];
    expect(copied(columns, ['return_no'], ['form', 'key'])).toMatchObject({ return_no: `replace(t."return_no"::text, 'RT1', no(n))`, key: `replace(t."key"::text, 'RT1', no(n)) || '-' || n`, form: 't."form"' });
    expect(() => copied([column('place', 'integer', '1')], ['place'])).toThrow('copies cannot differ in (place)');
  });

  it('leave out what PostgreSQL numbers itself', () => {
    expect(copied([column('name', 'text', 'x')], ['ord'])).toEqual({ name: 't."name"' });
  });
});
