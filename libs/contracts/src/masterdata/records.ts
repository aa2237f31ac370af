/** The schema of each type, and the events that state its records on the compacted topic. */
import { z } from 'zod';
import { defineEvent, type EventDefinition } from '../events/define-event.js';
import { Code, CompanyCode } from '../scalars.js';
import { CalendarRecord } from './calendar.js';
import { CodeRecord } from './code-table.js';
import { AreaRecord, CompanyRecord, DepartmentRecord, PlantRecord } from './organisation.js';
import { CarrierRecord, CustomerRecord, SupplierRecord } from './partners.js';
import { InspectionPlanRecord } from './inspection-plan.js';
import { LabelPatternRecord } from './label-pattern.js';
import { DelegationRecord, EmployeeRecord, PeopleStated, SubstitutionRecord } from './people.js';
import { LeaveRecord, RosterRecord, ShiftRecord } from './presence.js';
import { PriceRecord } from './price.js';
import { ProductRecord } from './product.js';
import { MASTER_TYPE_LIST, type ImportType, type MasterType, type StatedType } from './types.js';

export const MASTER_RECORDS = {
  company: CompanyRecord, plant: PlantRecord, area: AreaRecord, department: DepartmentRecord, employee: EmployeeRecord,
  substitution: SubstitutionRecord, delegation: DelegationRecord, shift: ShiftRecord, roster: RosterRecord, leave: LeaveRecord,
  calendar: CalendarRecord, customer: CustomerRecord, product: ProductRecord, supplier: SupplierRecord, carrier: CarrierRecord, code: CodeRecord,
  price: PriceRecord, inspection: InspectionPlanRecord, label: LabelPatternRecord,
  people: PeopleStated,
} as const satisfies Record<StatedType, z.ZodType>;
export type MasterRecord<T extends StatedType = StatedType> = z.infer<(typeof MASTER_RECORDS)[T]>;

/** `masterdata.employee-stated.v1`: a record as it now stands. A record without a value (null) of this type: it is deleted, at the version in `guitu_seq`. */
export const MASTER_EVENTS = Object.fromEntries(
  ([...MASTER_TYPE_LIST, 'people'] as const).map((type) => [type, defineEvent<MasterRecord>(`masterdata.${type}-stated.v1`, MASTER_RECORDS[type])]),
) as unknown as { readonly [T in StatedType]: EventDefinition<MasterRecord<T>> };

/** A row of an import topic that was refused; on the topic `<prefix>.import.rejected`, for the system that sent it. */
const rejectedRow = (types: readonly [ImportType, ...ImportType[]]) => z.strictObject({
  type: z.enum(types),
  companyCode: CompanyCode.nullable(), sourceSystem: Code.nullable(), externalId: z.string().max(200).nullable(),
  /** where the row lay: partition and offset of the import topic */
  partition: z.int().min(0), offset: z.string().regex(/^\d{1,19}$/),
  reasons: z.array(z.strictObject({ field: z.string().max(80), code: z.string().max(60), zh: z.string().max(300), en: z.string().max(300) })).min(1).max(50),
  /** the row as it came, as text; cut after 20,000 characters; of costs nothing, since few may read them */
  row: z.string().max(20_000),
});
export const ImportRejectedV1 = defineEvent('masterdata.import-rejected.v1', rejectedRow([...(MASTER_TYPE_LIST as [MasterType]), 'product-cost']));
/** 发货行 refused by returns. */
export const DeliveryRejectedV1 = defineEvent('returns.import-rejected.v1', rejectedRow(['delivery']));
