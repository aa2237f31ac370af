/** Companies (账套), plants (分厂), stores and areas (仓/区), departments. */
import { z } from 'zod';
import { Code, DeptCode, OneLine, PlantCode, StaffId } from '../scalars.js';
import { AREA_KINDS } from './area-kinds.js';
import { Currency, masterRecord, ThingName, TimeZone } from './record.js';

export const AreaKind = z.enum(Object.keys(AREA_KINDS) as [keyof typeof AREA_KINDS]);

export const CompanyRecord = masterRecord({ name: ThingName, currency: Currency, timeZone: TimeZone });
export const PlantRecord = masterRecord({ name: ThingName, timeZone: TimeZone, calendarCode: Code.nullable() });
/**
 * `address`: where parcels for it are sent, as it stands on a waybill: the house's own, so it may travel. Whom to ask for there is a person,
 * and persons stand in masterdata's contacts alone.
 */
export const AreaRecord = masterRecord({ plantCode: PlantCode, name: ThingName, kind: AreaKind, address: OneLine.min(4).max(200).nullable().optional() });
export const DepartmentRecord = masterRecord({
  /** null: of the whole company */
  plantCode: PlantCode.nullable(), name: ThingName, kind: DeptCode, parent: Code.nullable(), head: StaffId.nullable(),
});
