/** The person behind a request, as the token says: opaque employee id, department, roles, company and plants. */
import { CompanyCode, DeptCode, PlantCode, RoleKey, StaffId } from '@guitu/contracts/scalars';
import { z } from 'zod';

export const Actor = z.strictObject({
  staff: StaffId,
  dept: DeptCode,
  roles: z.array(RoleKey).min(1).max(20),
  companyCode: CompanyCode,
  plantCodes: z.array(PlantCode).min(1).max(50),
});
export type Actor = z.infer<typeof Actor>;

/** Facts that no person recorded (a handed-back task) carry this id. */
export const SYSTEM_STAFF = 'e-system';
