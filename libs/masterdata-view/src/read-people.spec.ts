import { describe, expect, it } from '@jest/globals';
import type { MasterType } from '@guitu/contracts/masterdata/types';
import { CompanyRecord } from '@guitu/contracts/masterdata/organisation';
import type { MasterView } from './master-view.js';
import { readPeople } from './read-people.js';

const own = { companyCode: 'GT01', version: 1 };
const employee = (activeFrom: string, activeTo: string | null): object => ({
  ...own, code: '1', staff: 'e-1', department: 'QA', roles: ['qc'], plantCodes: ['SZ1'], activeFrom, activeTo, deputy: null, accountOf: null, approvalLimits: {}, cardLimit: null, languages: ['zh'],
});
const day = (date: string): object => ({ ...own, code: 'r', plantCode: 'SZ1', staff: 'e-1', date, shift: null, duty: true });
const stated = (records: Partial<Record<MasterType, readonly object[]>>): MasterView => ({
  list: (type: MasterType) => Promise.resolve({ plant: [{ ...own, code: 'SZ1', timeZone: 'Asia/Shanghai' }], department: [{ ...own, code: 'QA', kind: 'QUALITY', head: null }], ...records }[type as string] ?? []),
}) as unknown as MasterView;

describe('people as masterdata states them', () => {
  it('are employed from the first minute of their first day to the last of their last, at the plant', async () => {
    const { people } = await readPeople(stated({ employee: [employee('2026-01-01', '2026-12-31')] }));
    expect(people.map(({ activeFrom, activeTo }) => [activeFrom, activeTo])).toEqual([[Date.UTC(2025, 11, 31, 16), Date.UTC(2026, 11, 31, 16)]]);
  });

  it.each(['9999-12-31', '2100-12-31'])('nobody is lost when somebody stays until %s', async (forEver) => {
    const { people, roster } = await readPeople(stated({ employee: [employee('2020-01-01', forEver)], roster: [day(forEver)] }));
    expect(people[0]?.activeTo).toBe(Date.parse(`${forEver}T16:00:00Z`));
    expect([roster[0]?.from, roster[0]?.to]).toEqual([Date.parse(`${forEver}T16:00:00Z`) - 86_400_000, Date.parse(`${forEver}T16:00:00Z`)]);
  });

  it('of a company that counts as whole are all there, though the last of them is stated while they are read', async () => {
    let arrived = false;
    const lists: Readonly<Record<string, () => readonly object[]>> = {
      department: () => [{ ...own, code: 'QA', kind: 'QUALITY', head: null }], employee: () => (arrived ? [employee('2026-01-01', null)] : []), people: () => [{ companyCode: 'GT01', employees: 1, departments: 1 }],
    };
    const view = {
      list: async (type: string) => {
        const seen = lists[type]?.() ?? [];
        // whatever is read next meets the employee
        await Promise.resolve();
        arrived = true;
        return seen;
      },
      countHeard: (type: string) => Promise.resolve(type === 'employee' && !arrived ? 0 : 1),
    } as unknown as MasterView;
    const { whole, people } = await readPeople(view);
    expect([whole, people.map(({ staff }) => staff)]).toEqual([['GT01'], ['e-1']]);
  });

  it('work in zones that there are: no other is stated', () => {
    const company = (timeZone: string): boolean => CompanyRecord.safeParse({ ...own, code: 'GT01', name: { zh: '甲', en: null }, currency: 'CNY', timeZone }).success;
    expect(['Asia/Shanghai', 'America/Argentina/Ushuaia', 'UTC', 'Etc/GMT+8', 'Mars/Olympus', 'Asia', 'constructor'].map(company)).toEqual([true, true, true, true, false, false, false]);
  });
});
