import { describe, expect, it } from '@jest/globals';
import { requireFourEyes, requirePlace } from './access.rules.js';
import { DEMO_COMPANY, DEMO_PEOPLE, DEMO_PLANT } from './demo-people.js';
import { Directory, type Person } from './directory.js';
import { ROLES } from './roles.js';

const person = (staff: string, roles: string[], more: Partial<Person> = {}): Person =>
  ({ staff, name: staff, dept: ROLES[roles[0] ?? '']?.dept ?? 'SALES', roles, companyCode: 'C', plantCodes: ['P'], ...more });
const rung = (people: Person[], role: string, head?: string) => new Directory(people).recipients('C', 'P', role, head).map((one) => [one.staff, one.role, one.onBehalfOf]);

describe('who is rung for a role', () => {
  it('everybody present who holds it in that plant', () => {
    const people = [person('e-a', ['qc']), person('e-b', ['qc', 'qcs']), person('e-c', ['qc'], { absent: true }), person('e-d', ['qc'], { plantCodes: ['Q'] }), person('e-e', ['qc'], { companyCode: 'D' })];
    expect(rung(people, 'qc')).toEqual([['e-a', 'qc', undefined], ['e-b', 'qc', undefined]]);
  });

  it('the substitute when all holders are away, on their behalf', () => {
    const people = [person('e-a', ['qc'], { absent: true, substitute: 'e-s' }), person('e-s', ['eng'])];
    expect(rung(people, 'qc')).toEqual([['e-s', 'qc', 'e-a']]);
  });

  it('a role that stands in for it when there is no substitute either', () => {
    const people = [person('e-a', ['qc'], { absent: true, substitute: 'e-s' }), person('e-s', ['eng'], { absent: true }), person('e-f', ['fqc']), person('e-h', ['qcHead'])];
    expect(rung(people, 'qc')).toEqual([['e-f', 'fqc', undefined]]);
  });

  it('the head, also one that only the policy names, then the general manager', () => {
    expect(rung([person('e-h', ['qcHead']), person('e-g', ['gm'])], 'qc')).toEqual([['e-h', 'qcHead', undefined]]);
    expect(rung([person('e-h', ['area']), person('e-g', ['gm'])], 'shop', 'area')).toEqual([['e-h', 'area', undefined]]);
    expect(rung([person('e-g', ['gm'])], 'shop', 'area')).toEqual([['e-g', 'gm', undefined]]);
  });

  it('never nobody: at last everybody of the plant', () => {
    expect(rung([person('e-k', ['keeper'], { absent: true })], 'qc')).toEqual([['e-k', 'keeper', undefined]]);
  });

  it('somebody for every role of the table among the demo people', () => {
    const demo = new Directory(DEMO_PEOPLE);
    for (const role of Object.keys(ROLES)) {
      const found = demo.recipients(DEMO_COMPANY, DEMO_PLANT, role);
      expect([role, found.length > 0, found.every(({ staff }) => demo.person(staff)?.companyCode === DEMO_COMPANY)]).toEqual([role, true, true]);
    }
  });
});

describe('who may work on a task', () => {
  const owner = { dept: 'QUALITY', role: 'qc', head: 'qcHead' };
  const standing = (people: Person[], staff: string) => {
    const directory = new Directory(people);
    const actor = directory.person(staff);
    if (actor === undefined) throw new Error(staff);
    return directory.standingFor(actor, owner, 'C', 'P');
  };

  it('holder, head, stand-in; nobody else of the department', () => {
    const people = [person('e-q', ['qcs', 'qc']), person('e-h', ['qcHead']), person('e-f', ['fqc']), person('e-s', ['qcs'])];
    expect(people.map(({ staff }) => standing(people, staff))).toEqual([{ role: 'qc' }, { role: 'qcHead' }, { role: 'fqc' }, null]);
  });

  it('a substitute while the holder is away, and only then', () => {
    const away = (absent: boolean) => [person('e-q', ['qc'], { absent, substitute: 'e-s' }), person('e-s', ['eng'])];
    expect(standing(away(true), 'e-s')).toEqual({ role: 'qc', onBehalfOf: 'e-q' });
    expect(standing(away(false), 'e-s')).toBeNull();
  });

  it('a stand-in of another department does not count', () => {
    expect(standing([person('e-f', ['fqc'], { dept: 'PRODUCTION' })], 'e-f')).toBeNull();
  });
});

describe('object rules', () => {
  const actor = person('e-a', ['auth']);

  it('hide what is of another company or plant', () => {
    expect(() => requirePlace(actor, { companyCode: 'C', plantCode: 'P' })).not.toThrow();
    for (const place of [{ companyCode: 'D', plantCode: 'P' }, { companyCode: 'C', plantCode: 'Q' }]) {
      expect(() => requirePlace(actor, place)).toThrow(expect.objectContaining({ status: 404 }));
    }
  });

  it('demand four eyes', () => {
    expect(() => requireFourEyes(actor, ['e-b'], ['e-c'])).not.toThrow();
    expect(() => requireFourEyes(actor, ['e-a'], [])).toThrow(expect.objectContaining({ code: 'own-application' }));
    expect(() => requireFourEyes(actor, [], ['e-a'])).toThrow(expect.objectContaining({ code: 'second-level' }));
  });
});
