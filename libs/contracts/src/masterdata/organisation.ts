/** Companies (账套), plants (分厂), stores and areas (仓/区), departments. */
import { z } from 'zod';
import { Code, DeptCode, PlantCode, StaffId } from '../scalars.js';
import { AREA_KINDS } from './area-kinds.js';
import { Currency, masterRecord, ThingName, TimeZone } from './record.js';

export const AreaKind = z.enum(Object.keys(AREA_KINDS) as [keyof typeof AREA_KINDS]);

export const CompanyRecord = masterRecord({ name: ThingName, currency: Currency, timeZone: TimeZone });
export const PlantRecord = masterRecord({ name: ThingName, timeZone: TimeZone, calendarCode: Code.nullable() });
export const AreaRecord = masterRecord({ plantCode: PlantCode, name: ThingName, kind: AreaKind });
export const DepartmentRecord = masterRecord({
  /** null: of the whole company */
  plantCode: PlantCode.nullable(), name: ThingName, kind: DeptCode, parent: Code.nullable(), head: StaffId.nullable(),
});
