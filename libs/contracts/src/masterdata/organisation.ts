/** Companies (账套), plants (分厂), stores and areas (仓/区), departments. */
import { z } from 'zod';
import { Code, DeptCode, PlantCode, StaffId } from '../scalars.js';
import type { Label } from '../vocabulary.js';
import { Currency, masterRecord, ThingName, TimeZone } from './record.js';

export const AREA_KINDS = {
  RETURNS: { zh: '退货区', en: 'Returns' },
  TO_INSPECT: { zh: '待检', en: 'To inspect' },
  DEFECTIVE: { zh: '不良品仓', en: 'Defective' },
  SCRAP: { zh: '报废仓', en: 'Scrap' },
  AFTER_SALES: { zh: '售后仓', en: 'After-sales' },
  GOOD: { zh: '良品仓', en: 'Good stock' },
  DESIGNATED: { zh: '指定区域', en: 'Designated area' },
} as const satisfies Record<string, Label>;
export const AreaKind = z.enum(Object.keys(AREA_KINDS) as [keyof typeof AREA_KINDS]);

export const CompanyRecord = masterRecord({ name: ThingName, currency: Currency, timeZone: TimeZone });
export const PlantRecord = masterRecord({ name: ThingName, timeZone: TimeZone, calendarCode: Code.nullable() });
export const AreaRecord = masterRecord({ plantCode: PlantCode, name: ThingName, kind: AreaKind });
export const DepartmentRecord = masterRecord({
  /** null: of the whole company */
  plantCode: PlantCode.nullable(), name: ThingName, kind: DeptCode, parent: Code.nullable(), head: StaffId.nullable(),
});
