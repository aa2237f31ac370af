import { describe, expect, it } from '@jest/globals';
import type { PeopleRecords, RosteredDay } from './people-records.js';
import { absencesAt, delegationsAt, peopleAt, substitutionsAt } from './people-at.rules.js';
import { instantAt, localDate, nextDate } from './zoned-day.rules.js';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const NONE: PeopleRecords = { whole: [], people: [], leaves: [], roster: [], substitutions: [], delegations: [] };
const day = (date: string, shift: readonly [string, string] | null, duty: boolean = false): RosteredDay => ({
  companyCode: 'GT01', plantCode: 'SZ1', staff: 'e-keeper', record: date, duty, from: at(`${date}T00:00`), to: at(`${nextDate(date)}T00:00`),
  shift: shift && { from: at(shift[0]), to: at(shift[1]) },
});

describe('absence', () => {
  const night = [day('2026-11-23', ['2026-11-23T22:00', '2026-11-24T06:00']), day('2026-11-24', ['2026-11-24T22:00', '2026-11-25T06:00']), day('2026-11-25', null)];
  it.each([
    ['2026-11-22T23:00', null, 'no entry for the day'],
    ['2026-11-23T21:59', ['off_shift', '2026-11-23T00:00', '2026-11-23T22:00'], 'before the first night'],
    ['2026-11-23T22:00', null, 'the shift begins'],
    ['2026-11-24T05:59', null, 'yesterday’s night shift goes on'],
    ['2026-11-24T06:00', ['off_shift', '2026-11-24T06:00', '2026-11-24T22:00'], 'between two nights'],
    ['2026-11-25T03:00', null, 'night shift into the day off'],
    ['2026-11-25T12:00', ['day_off', '2026-11-25T06:00', '2026-11-26T00:00'], 'day off'],
  ] as const)('%s: %p (%s)', (instant, expected, _why) => {
    const found = absencesAt({ ...NONE, roster: night }, at(instant));
    expect(found).toEqual(expected === null ? [] : [{ companyCode: 'GT01', staff: 'e-keeper', because: expected[0], from: at(expected[1]), to: at(expected[2]), record: expect.any(String) }]);
  });

  it('whoever is on duty is there', () => {
    expect(absencesAt({ ...NONE, roster: [day('2026-11-25', null, true)] }, at('2026-11-25T12:00'))).toEqual([]);
  });

  it('leave begins at its first instant, ends before its last, and stands before the roster', () => {
    const leave = { companyCode: 'GT01', staff: 'e-keeper', from: at('2026-11-23T22:00'), to: at('2026-11-24T06:00'), because: 'leave' as const, record: 'l-1' };
    const records = { ...NONE, leaves: [leave], roster: night };
    expect(absencesAt(records, at('2026-11-23T22:00'))).toEqual([leave]);
    expect(absencesAt(records, at('2026-11-24T05:59'))).toEqual([leave]);
    expect(absencesAt(records, at('2026-11-24T06:00')).map(({ because }) => because)).toEqual(['off_shift']);
  });

  it('the same staff id in another company is another person', () => {
    const leave = { companyCode: 'XX01', staff: 'e-keeper', from: at('2026-11-23T00:00'), to: at('2026-11-25T00:00'), because: 'leave' as const, record: 'l-1' };
    expect(absencesAt({ ...NONE, leaves: [leave], roster: night }, at('2026-11-23T12:00')).map((one) => one.companyCode)).toEqual(['XX01', 'GT01']);
  });
});

describe('periods', () => {
  const period = { companyCode: 'GT01', staff: 'e-gm', from: 100, to: 200, record: 'r' };
  it.each([[99, 0], [100, 1], [199, 1], [200, 0]])('at %d there are %d', (instant, count) => {
    expect(delegationsAt({ ...NONE, delegations: [{ ...period, deputy: 'e-auth', amountCap: 5 }] }, instant)).toHaveLength(count);
    expect(substitutionsAt({ ...NONE, substitutions: [{ ...period, substitute: 'e-auth', roles: null }] }, instant)).toHaveLength(count);
  });

  it('without an end goes on', () => {
    expect(substitutionsAt({ ...NONE, substitutions: [{ ...period, to: null, substitute: 'e-auth', roles: null }] }, 9e12)).toHaveLength(1);
  });

  it('a leaver is nobody from the day after the last one', () => {
    const person = { staff: 'e-qc', employeeNo: 'qc', companyCode: 'GT01', plantCodes: ['SZ1'], department: 'QA', dept: 'QUALITY' as const, head: null, roles: ['qc'], deputy: null, accountOf: null, approvalLimits: {}, cardLimit: null, languages: ['zh' as const] };
    const records = { ...NONE, people: [{ ...person, activeFrom: instantAt('2026-01-01', 0, 'Asia/Shanghai'), activeTo: instantAt(nextDate('2026-11-30'), 0, 'Asia/Shanghai') }] };
    const present = (instant: string): number => peopleAt(records, at(instant)).length;
    expect([present('2025-12-31T23:59'), present('2026-01-01T00:00'), present('2026-11-30T23:59'), present('2026-12-01T00:00')]).toEqual([0, 1, 1, 0]);
  });
});

describe('local days', () => {
  it.each([
    ['2026-11-22', 0, 'Asia/Shanghai', '2026-11-21T16:00:00.000Z'],
    ['2026-11-22', 1050, 'Asia/Shanghai', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22', 1800, 'Asia/Shanghai', '2026-11-22T22:00:00.000Z'],
    // Berlin leaves summer time on 2026-10-25 at 03:00 and enters it on 2027-03-28 at 02:00
    ['2026-10-25', 0, 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', 720, 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
    ['2027-03-28', 150, 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
  ])('%s + %d min in %s is %s', (date, minutes, zone, expected) => {
    expect(new Date(instantAt(date, minutes, zone)).toISOString()).toBe(expected);
  });

  it('an instant lies in the day of its zone', () => {
    expect([localDate(Date.parse('2026-11-22T15:59:59Z'), 'Asia/Shanghai'), localDate(Date.parse('2026-11-22T16:00:00Z'), 'Asia/Shanghai'), localDate(Date.parse('2026-11-22T16:00:00Z'), 'UTC')]).toEqual(['2026-11-22', '2026-11-23', '2026-11-22']);
  });
});
