import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { staffIdOf } from './staff-id.js';
import { MASTER_RECORDS } from './records.js';
import { masterKey, MASTER_TYPE_LIST, readMasterKey } from './types.js';

const fixture = (type: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../fixtures/events/masterdata.${type}-stated.v1.json`, import.meta.url), 'utf8')) as Record<string, unknown>;

describe('master records', () => {
  it.each(['employee', 'customer'] as const)('no %s carries a name, phone or mail of a person', (type) => {
    for (const field of ['name', 'phone', 'mail', 'email', 'address', 'mobile', 'wecom']) {
      expect(MASTER_RECORDS[type].safeParse({ ...fixture(type), [field]: '13800138000' }).error?.issues).toEqual([expect.objectContaining({ code: 'unrecognized_keys', keys: [field] })]);
    }
  });

  it('leave does not say why', () => {
    expect(MASTER_RECORDS.leave.safeParse({ ...fixture('leave'), kind: 'sick' }).success).toBe(false);
  });

  it.each([{ approvalLimits: { scrap: 12.5 } }, { approvalLimits: { anything: 1 } }, { cardLimit: -1 }, { roles: [] }, { staff: '王芳' }, { version: 0 }])('an employee with %p is refused', (wrong) => {
    expect(MASTER_RECORDS.employee.safeParse({ ...fixture('employee'), ...wrong }).success).toBe(false);
  });
});

describe('keys', () => {
  it.each(MASTER_TYPE_LIST)('of a %s lead back to it', (type) => {
    expect(readMasterKey(masterKey(type, 'GT01', 'A-1'))).toEqual({ type, companyCode: 'GT01', code: 'A-1' });
  });

  it.each(['', 'employee', 'employee/GT01', 'employee//1', 'employee/GT01/', 'nothing/GT01/1', 'constructor/GT01/1', 'employee/GT01/1/2'])('%p is none', (key) => {
    expect(readMasterKey(key)).toBeNull();
  });

  it.each([['10023', 'e-10023'], ['QC_07', 'e-qc-07'], ['A.b', 'e-a-b']])('employee number %s acts as %s', (employeeNo, staff) => {
    expect(staffIdOf(employeeNo)).toBe(staff);
  });
});
