import { describe, expect, it } from '@jest/globals';
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import type { AccessDenied } from './access-denied.js';
import { requirePlace } from './access.rules.js';
import { DEMO_COMPANY, DEMO_PEOPLE, DEMO_PLANT, DEMO_RECORDS } from './demo-people.js';
import { Directory, type Standing } from './directory.js';
import { ROLES } from './roles.js';
import { houseOf, type TestPerson } from './testbed/house-of.js';

const NOW = Date.UTC(2026, 10, 23, 2);
const HOUR = 3_600_000;
const person = (staff: string, roles: string[], more: Partial<TestPerson> = {}): TestPerson => ({ staff, roles, ...more });
const house = (people: TestPerson[], more: Partial<PeopleRecords> = {}) => new Directory(houseOf(people, more), () => NOW);
/** 'e-1' or 'e-1 as head for e-2 (leave)' */
const rung = (directory: Directory, role: string, head?: string, stake?: { gate: 'scrap'; amount: number | null }) => directory.recipients('C', 'P', role, head, stake)
  .map(({ staff, role: as, onBehalfOf, why, because }) => `${staff} ${as}${why === undefined ? '' : ` ${why}`}${onBehalfOf === undefined ? '' : ` for ${onBehalfOf}`}${because === undefined ? '' : ` (${because})`}`);

describe('who is asked for a role', () => {
  it('present holders of that plant and company only', () => {
    const people = [person('e-1', ['qc']), person('e-2', ['qc'], { absent: true }), person('e-3', ['qc'], { plantCodes: ['Q'] }), person('e-4', ['qc'], { companyCode: 'D' }), person('e-5', ['qc'], { activeTo: NOW })];
    expect(rung(house(people), 'qc')).toEqual(['e-1 qc']);
  });

  it('substitute, else deputy, else a role that deputises, else the head, each with the reason', () => {
    const chain = [person('e-1', ['qc'], { absent: true, substitute: 'e-2', deputy: 'e-3' }), person('e-2', ['eng']), person('e-3', ['prod']), person('e-4', ['oqc']), person('e-5', ['qcHead'])];
    const without = (...gone: string[]) => rung(house(chain.map((one) => (gone.includes(one.staff) ? { ...one, absent: true } : one))), 'qc');
    expect(without()).toEqual(['e-2 qc substitute for e-1 (leave)']);
    expect(without('e-2')).toEqual(['e-3 qc deputy for e-1 (leave)']);
    expect(without('e-2', 'e-3')).toEqual(['e-4 oqc colleague (leave)']);
    expect(without('e-2', 'e-3', 'e-4')).toEqual(['e-5 qcHead head (leave)']);
  });

  it('the head the policy names before the table’s, then that head’s head, then management, then anybody', () => {
    const people = [person('e-h', ['area']), person('e-s', ['salesHead']), person('e-g', ['gm']), person('e-x', ['prod'])];
    const left = (...staff: string[]) => rung(house(people.filter((one) => staff.includes(one.staff))), 'shop', 'area');
    expect(left('e-h', 'e-s', 'e-g')).toEqual(['e-h area head (vacant)']);
    // area answers to deptHead and the company, who are not there, and they to the general manager
    expect(left('e-s', 'e-g', 'e-x')).toEqual(['e-g gm head (vacant)']);
    expect(left('e-x')).toEqual(['e-x prod anybody (vacant)']);
    expect(rung(house([person('e-a', ['qc'], { absent: true }), person('e-m', ['auth'], { absent: true })]), 'keeper')).toEqual(['e-m auth anybody (vacant)']);
  });

  it('the department’s head by name, when nobody holds the head’s role', () => {
    expect(rung(house([person('e-1', ['qc'], { absent: true, head: 'e-2' }), person('e-2', ['eng']), person('e-g', ['gm'])]), 'qc')).toEqual(['e-2 eng head (leave)']);
  });

  it('a head who is away is stood in for in turn', () => {
    expect(rung(house([person('e-1', ['qcHead'], { absent: true, substitute: 'e-2' }), person('e-2', ['eng'])]), 'qc')).toEqual(['e-2 qcHead substitute for e-1 (vacant)']);
  });

  it('follows the roster: a day off is absence, the end of a shift is not, duty is presence', () => {
    const day = (staff: string, shift: { from: number; to: number } | null, duty: boolean = false) => ({ companyCode: 'C', plantCode: 'P', staff, from: NOW - 10 * HOUR, to: NOW + 14 * HOUR, shift, duty, record: staff });
    const people = [person('e-1', ['qc']), person('e-2', ['qc']), person('e-h', ['qcHead'])];
    const with_ = (...roster: ReturnType<typeof day>[]) => rung(house(people, { roster }), 'qc');
    const [now, over] = [{ from: NOW - HOUR, to: NOW + HOUR }, { from: NOW - 9 * HOUR, to: NOW - HOUR }];
    expect(with_(day('e-1', now), day('e-2', over))).toEqual(['e-1 qc']);
    expect(with_(day('e-1', over), day('e-2', null))).toEqual(['e-1 qc (off_shift)']);
    expect(with_(day('e-1', over), day('e-2', null, true))).toEqual(['e-2 qc']);
    expect(with_(day('e-1', null), day('e-2', null))).toEqual(['e-h qcHead head (day_off)']);
  });

  it('only those whose limit covers the amount, up to who may', () => {
    const people = [person('e-1', ['qcHead'], { approvalLimits: { scrap: 50_000 } }), person('e-2', ['qcHead'], { approvalLimits: { scrap: 80_000, return: 1 } }), person('e-g', ['gm'], { approvalLimits: { scrap: 500_000 } })];
    const asked = (amount: number | null) => rung(house(people), 'qcHead', 'gm', { gate: 'scrap', amount });
    expect(asked(50_000)).toEqual(['e-1 qcHead', 'e-2 qcHead']);
    expect(asked(50_001)).toEqual(['e-2 qcHead']);
    expect(asked(80_001)).toEqual(['e-g gm head (above_limit)']);
    expect(asked(null)).toEqual(['e-1 qcHead', 'e-2 qcHead']);
    // nobody may: it is management’s to say who
    expect(asked(500_001)).toEqual(['e-g gm anybody (above_limit)']);
  });

  it('never nobody for a role of the table among the demo people, and never a stranger', () => {
    const demo = new Directory(DEMO_RECORDS);
    for (const role of Object.keys(ROLES)) {
      const found = demo.recipients(DEMO_COMPANY, DEMO_PLANT, role);
      expect([role, found.length > 0, found.every(({ staff }) => demo.person(staff)?.companyCode === DEMO_COMPANY)]).toEqual([role, true, true]);
    }
    expect(DEMO_PEOPLE.map(({ staff }) => staff)).toEqual(DEMO_RECORDS.people.map(({ staff }) => staff));
  });
});

describe('who may work on a task', () => {
  const owner = { dept: 'QUALITY', role: 'qc', head: 'qcHead' };
  const standing = (directory: Directory, staff: string): Standing | null => {
    const actor = directory.person(staff);
    if (actor === undefined) throw new Error(staff);
    return directory.standingFor(actor, owner, 'C', 'P');
  };

  it('holder, head, a role that takes its tasks; nobody else of the department', () => {
    const directory = house([person('e-q', ['qcs', 'qc']), person('e-h', ['qcHead']), person('e-f', ['fqc']), person('e-s', ['qcs'])]);
    expect(['e-q', 'e-h', 'e-f', 'e-s'].map((staff) => standing(directory, staff))).toEqual([{ role: 'qc' }, { role: 'qcHead' }, { role: 'fqc' }, null]);
  });

  it('a role that takes its tasks does so in its own department only', () => {
    expect(standing(house([person('e-q', ['qc']), person('e-f', ['fqc'], { dept: 'PRODUCTION' })]), 'e-f')).toBeNull();
  });

  it('a substitute or deputy while the holder is away, and only then', () => {
    const away = (absent: boolean) => house([person('e-q', ['qc'], { absent, substitute: 'e-s', deputy: 'e-d' }), person('e-s', ['eng']), person('e-d', ['prod'])]);
    expect(standing(away(true), 'e-s')).toEqual({ role: 'qc', onBehalfOf: 'e-q', why: 'substitute', because: 'leave' });
    expect(standing(away(true), 'e-d')).toEqual({ role: 'qc', onBehalfOf: 'e-q', why: 'deputy', because: 'leave' });
    expect([standing(away(false), 'e-s'), standing(away(false), 'e-d')]).toEqual([null, null]);
  });

  it('a substitute for the roles named, until the day named', () => {
    const directory = (roles: string[] | null, to: number | null) => house(
      [person('e-q', ['qc', 'qcs'], { absent: true }), person('e-s', ['eng']), person('e-h', ['qcHead'])], { substitutions: [{ companyCode: 'C', staff: 'e-q', substitute: 'e-s', from: NOW - HOUR, to, roles, record: '1' }] },
    );
    expect(standing(directory(['qc'], NOW + 1), 'e-s')).toMatchObject({ onBehalfOf: 'e-q' });
    expect([standing(directory(['qcs'], null), 'e-s'), standing(directory(null, NOW), 'e-s')]).toEqual([null, null]);
  });

  it('a delegate although the giver is there, between the days given', () => {
    const directory = (from: number, to: number) => house([person('e-q', ['qc']), person('e-d', ['eng'])], { delegations: [{ companyCode: 'C', staff: 'e-q', deputy: 'e-d', from, to, amountCap: null, record: '1' }] });
    expect(standing(directory(NOW, NOW + 1), 'e-d')).toEqual({ role: 'qc', onBehalfOf: 'e-q', why: 'delegate', cap: null });
    expect([standing(directory(NOW + 1, NOW + 2), 'e-d'), standing(directory(NOW - 1, NOW), 'e-d')]).toEqual([null, null]);
  });

  it('whoever the task falls to when nobody is left', () => {
    const directory = house([person('e-q', ['qc'], { absent: true }), person('e-g', ['gm']), person('e-v', ['vp'])]);
    expect(standing(directory, 'e-g')).toEqual({ role: 'gm', why: 'management', because: 'leave' });
    expect(standing(directory, 'e-v')).toBeNull();
  });
});

describe('who may decide', () => {
  const owner = { dept: 'MANAGEMENT', role: 'gm', head: 'gm' };
  const place = { companyCode: 'C', plantCode: 'P' };
  const given = { companyCode: 'C', staff: 'e-g', deputy: 'e-d', from: 0, to: NOW + 1, amountCap: 100_000, record: '1' };
  const travelling = house([person('e-g', ['gm'], { approvalLimits: { scrap: 300_000 } }), person('e-d', ['director']), person('e-v', ['vp'])], { delegations: [given] });
  const decide = (staff: string, amount: number | null, { applicants = [], earlier = [] }: { applicants?: string[]; earlier?: string[] } = {}, directory: Directory = travelling) => {
    try {
      return directory.deciding(directory.person(staff)!, owner, place, { applicants, earlier }, { gate: 'scrap', amount });
    } catch (error) {
      return `${(error as AccessDenied).status} ${(error as AccessDenied).code}`;
    }
  };

  it('nobody above his limit; the refusal says in both languages how much and who', () => {
    expect(decide('e-g', 300_000)).toEqual({ role: 'gm' });
    expect(decide('e-g', -300_001)).toBe('403 above-limit');
    const two = house([person('e-q', ['qcHead'], { approvalLimits: { scrap: 50_000 } }), person('e-g', ['gm'])]);
    expect(() => two.deciding(two.person('e-q')!, { dept: 'QUALITY', role: 'qcHead', head: 'gm' }, place, { applicants: [], earlier: [] }, { gate: 'scrap', amount: 123_456_789 })).toThrow(expect.objectContaining({
      status: 403, code: 'above-limit', zh: '金额 1,234,567.89 元超过您的审批权限 500.00 元，请由总经理审批。',
      en: 'The amount of 1,234,567.89 is above your approval limit of 500.00; it is for the general manager to decide.',
    }));
    expect(two.deciding(two.person('e-g')!, { dept: 'QUALITY', role: 'qcHead', head: 'gm' }, place, { applicants: [], earlier: [] }, { gate: 'scrap', amount: 123_456_789 })).toEqual({ role: 'gm' });
  });

  it('a delegate up to the cap, and never above what the giver may', () => {
    expect(decide('e-d', 100_000)).toEqual({ role: 'gm', onBehalfOf: 'e-g', why: 'delegate', cap: 100_000 });
    expect(decide('e-d', 100_001)).toBe('403 above-limit');
    const generous = house([person('e-g', ['gm'], { approvalLimits: { scrap: 300_000 } }), person('e-d', ['director'])], { delegations: [{ ...given, amountCap: 900_000 }] });
    expect(decide('e-d', 300_001, {}, generous)).toBe('403 above-limit');
    expect(decide('e-v', 1)).toBe('403 not-your-task');
  });

  it('not the applicant, nor who decided another level, in his own name or through a delegation', () => {
    expect(decide('e-g', 1, { applicants: ['e-g'] })).toBe('403 own-application');
    expect(decide('e-d', 1, { applicants: ['e-g'] })).toBe('403 own-application');
    expect(decide('e-d', 1, { applicants: ['e-d'] })).toBe('403 own-application');
    expect(decide('e-d', 1, { earlier: ['e-g'] })).toBe('403 second-level');
    expect(decide('e-d', 1, { applicants: ['e-x'], earlier: ['e-y'] })).toMatchObject({ onBehalfOf: 'e-g' });
  });

  it('of several capacities the one that may', () => {
    const both = house([person('e-g', ['gm']), person('e-d', ['gm'], { approvalLimits: { scrap: 10 } })], { delegations: [given] });
    expect(decide('e-d', 10, {}, both)).toEqual({ role: 'gm' });
    expect(decide('e-d', 11, {}, both)).toMatchObject({ onBehalfOf: 'e-g' });
    expect(decide('e-d', 11, { applicants: ['e-g'] }, both)).toBe('403 above-limit');
  });
});

describe('a second account', () => {
  const directory = house([
    person('e-1', ['qc'], { approvalLimits: { scrap: 900 } }), person('e-1b', ['qcHead'], { accountOf: 'e-1', approvalLimits: { scrap: 500 } }), person('e-2', ['eng']),
  ], { substitutions: [{ companyCode: 'C', staff: 'e-2', substitute: 'e-1b', from: 0, to: null, roles: null, record: '1' }], leaves: [{ companyCode: 'C', staff: 'e-2', from: 0, to: NOW + 1, because: 'leave', record: '2' }] });

  it('acts as the person it belongs to, in the roles it signed in with', () => {
    expect(directory.person('e-1b')).toMatchObject({ staff: 'e-1', roles: ['qcHead'] });
    expect(rung(directory, 'qcHead')).toEqual(['e-1 qcHead']);
    expect(rung(directory, 'eng')).toEqual(['e-1 eng substitute for e-2 (leave)']);
  });

  it('ends with the first', () => {
    const left = house([person('e-1', ['qc'], { activeTo: NOW }), person('e-1b', ['qcHead'], { accountOf: 'e-1' }), person('e-2', ['qcHead'])]);
    expect([left.person('e-1b'), rung(left, 'qcHead')]).toEqual([undefined, ['e-2 qcHead']]);
  });

  it('gives nobody more than the strictest account, and no second pair of eyes', () => {
    const decide = (amount: number, applicants: string[]) => () => directory.deciding(directory.person('e-1b')!, { dept: 'QUALITY', role: 'qcHead', head: 'qcHead' }, { companyCode: 'C', plantCode: 'P' }, { applicants, earlier: [] }, { gate: 'scrap', amount });
    expect(decide(500, [])()).toEqual({ role: 'qcHead' });
    expect(decide(501, [])).toThrow(expect.objectContaining({ code: 'above-limit' }));
    expect(decide(1, ['e-1'])).toThrow(expect.objectContaining({ code: 'own-application' }));
  });
});

describe('who may sign in', () => {
  const claimed = { staff: 'e-1', dept: 'QUALITY' as const, roles: ['qcHead'], companyCode: 'C', plantCodes: ['P', 'Q'] };
  const outcome = (directory: Directory, more: object = {}) => {
    try {
      return directory.signIn({ ...claimed, ...more });
    } catch (error) {
      return `${(error as AccessDenied).status} ${(error as AccessDenied).code}`;
    }
  };

  it('is whoever the house employs, in the roles the house gives', () => {
    expect(outcome(house([person('e-1', ['qc'])]))).toEqual({ staff: 'e-1', dept: 'QUALITY', roles: ['qc'], companyCode: 'C', plantCodes: ['P'] });
  });

  it('ends with the last day, whatever the token says', () => {
    expect(outcome(house([person('e-1', ['qc'], { activeTo: NOW }), person('e-2', ['qc'])]))).toBe('401 account-closed');
    expect(outcome(house([person('e-1', ['qc'], { activeFrom: NOW + 1 }), person('e-2', ['qc'])]))).toBe('401 account-closed');
    expect(outcome(house([person('e-2', ['qc'])]))).toBe('401 account-closed');
  });

  it('is whom the token names, while the house has stated nobody of that company', () => {
    expect(outcome(house([person('e-2', ['qc'], { companyCode: 'D' })]))).toEqual(claimed);
    expect(outcome(house([]), { roles: undefined })).toBe('401 token-incomplete');
  });

  it('is also whom the token names until the house has said that everybody is stated; of whoever is stated the house alone says it', () => {
    const partly = (people: Parameters<typeof houseOf>[0]) => new Directory(houseOf(people, { whole: [] }), () => NOW);
    expect(outcome(partly([person('e-2', ['qc'])]))).toEqual(claimed);
    expect(outcome(partly([person('e-1', ['qc']), person('e-2', ['qc'])]))).toMatchObject({ roles: ['qc'] });
    expect(outcome(partly([person('e-1', ['qc'], { activeTo: NOW })]))).toBe('401 account-closed');
  });

  it('of two companies’ people with the same id, the one of the company named', () => {
    const two = house([person('e-1', ['qc']), person('e-1', ['prod'], { companyCode: 'D' })]);
    expect(outcome(two, { companyCode: 'D' })).toMatchObject({ companyCode: 'D', roles: ['prod'] });
    expect(outcome(two, { companyCode: undefined })).toBe('401 account-closed');
  });

  it('changes with the records, at once', () => {
    let records = houseOf([person('e-1', ['qc'])]);
    const directory = new Directory(() => records, () => NOW);
    expect(outcome(directory)).toMatchObject({ staff: 'e-1' });
    records = houseOf([person('e-1', ['qc'], { activeTo: NOW }), person('e-2', ['qc'])]);
    expect(outcome(directory)).toBe('401 account-closed');
  });
});

describe('rights while standing in', () => {
  it('are those of the role stood in for, and of assigning its tasks, no others', () => {
    const directory = house([person('e-h', ['salesHead'], { absent: true, substitute: 'e-s' }), person('e-s', ['store']), person('e-o', ['operator'], { absent: true, substitute: 'e-s' })]);
    const rights = directory.rightsOf(directory.person('e-s')!);
    expect(['task.assign', 'record.grant', 'record.cancel'].map((right) => rights.has(right as 'task.assign'))).toEqual([true, true, true]);
    expect(['policy.publish', 'operations.repair'].map((right) => rights.has(right as 'policy.publish'))).toEqual([false, false]);
    expect(directory.using(directory.person('e-s')!, 'record.cancel', { companyCode: 'C', plantCode: 'P' })).toMatchObject({ role: 'salesHead', onBehalfOf: 'e-h' });
    expect(directory.using(directory.person('e-s')!, 'record.register', { companyCode: 'C', plantCode: 'P' })).toEqual({ role: 'store' });
  });
});

describe('objects', () => {
  it('of another company or plant do not exist', () => {
    const actor = { staff: 'e-a', dept: 'QUALITY' as const, roles: ['qc'], companyCode: 'C', plantCodes: ['P'] };
    expect(() => requirePlace(actor, { companyCode: 'C', plantCode: 'P' })).not.toThrow();
    for (const place of [{ companyCode: 'D', plantCode: 'P' }, { companyCode: 'C', plantCode: 'Q' }]) expect(() => requirePlace(actor, place)).toThrow(expect.objectContaining({ status: 404 }));
  });
});
