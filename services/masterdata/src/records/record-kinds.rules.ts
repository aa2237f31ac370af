/** What is particular to each type: what it names, its plant, what its code says, and what must hold between its fields. Pure. */
import { checkSnapshot } from '@guitu/calendar/check-snapshot';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { MasterType } from '@guitu/contracts/masterdata/types';
import { staffIdOf } from '@guitu/contracts/masterdata/staff-id';
import { inspectionFaults } from './inspection-plan.rules.js';
import { labelFaults } from './label-pattern.rules.js';

export type Fields = Readonly<Record<string, unknown>>;
/** A record that another names: by type and code, or a person by staff id. */
export type Reference = { readonly field: string } & ({ readonly type: MasterType; readonly code: string } | { readonly staff: string });
export interface Fault { readonly field: string; readonly code: string; readonly zh: string; readonly en: string }

export interface RecordKind {
  /** field → type it names; 'staff' for people; a field with `[]` holds a list */
  readonly names: Readonly<Record<string, MasterType | 'staff'>>;
  /** what the record's code says by itself; such fields are not asked for */
  readonly derive?: (code: string) => Fields;
  /** fields of `derive` */
  readonly derived?: readonly string[];
  readonly check?: (fields: Fields) => readonly Fault[];
}

const PERIOD: Fault = { field: 'to', code: 'period', zh: '结束须晚于开始。', en: 'The end must be after the start.' };
const period = ({ from, to }: Fields): Fault[] => (to !== null && Number(to) <= Number(from) ? [PERIOD] : []);
const notSelf = (one: string, other: string) => (fields: Fields): Fault[] =>
  fields[one] === fields[other] ? [{ field: other, code: 'same-person', zh: '不能是本人。', en: 'Must be another person.' }] : [];
const days = ({ activeFrom, activeTo }: Fields): Fault[] => (activeTo !== null && String(activeTo) < String(activeFrom) ? [{ ...PERIOD, field: 'activeTo' }] : []);

/** What due times rely on. */
function calendarFaults(fields: Fields): Fault[] {
  const problems = checkSnapshot({ ...fields, key: 'x', version: 1 } as unknown as CalendarSnapshot);
  return problems.map(({ path, zh, en }) => ({ field: path, code: 'calendar', zh: `${zh}。`, en: `${en}.` }));
}

function splitEntry(code: string): Fields {
  const dot = code.indexOf('.');
  return dot < 1 ? { list: '', entry: '' } : { list: code.slice(0, dot), entry: code.slice(dot + 1) };
}

export const RECORD_KINDS: Readonly<Record<MasterType, RecordKind>> = {
  company: { names: {} },
  plant: { names: { calendarCode: 'calendar' } },
  area: { names: { plantCode: 'plant' } },
  department: { names: { plantCode: 'plant', parent: 'department', head: 'staff' } },
  employee: {
    names: { department: 'department', 'plantCodes[]': 'plant', deputy: 'staff', accountOf: 'staff' },
    derive: (code) => ({ staff: staffIdOf(code) }), derived: ['staff'],
    check: (fields) => [...days(fields), ...notSelf('staff', 'deputy')(fields), ...notSelf('staff', 'accountOf')(fields)],
  },
  substitution: { names: { staff: 'staff', substitute: 'staff' }, check: (fields) => [...period(fields), ...notSelf('staff', 'substitute')(fields)] },
  delegation: { names: { staff: 'staff', deputy: 'staff' }, check: (fields) => [...period(fields), ...notSelf('staff', 'deputy')(fields)] },
  shift: { names: { plantCode: 'plant' } },
  roster: { names: { plantCode: 'plant', staff: 'staff', shift: 'shift' } },
  leave: { names: { staff: 'staff' }, check: period },
  calendar: { names: { plantCode: 'plant' }, check: calendarFaults },
  customer: { names: { salesOwner: 'staff', parent: 'customer' } },
  product: { names: { plantCode: 'plant', supplier: 'supplier' } },
  supplier: { names: {} },
  carrier: { names: {} },
  code: { names: {}, derive: splitEntry, derived: ['list', 'entry'] },
  price: { names: { product: 'product', customer: 'customer' }, check: ({ validFrom, validTo }) => (validTo !== null && String(validTo) < String(validFrom) ? [{ ...PERIOD, field: 'validTo' }] : []) },
  inspection: { names: { product: 'product' }, check: inspectionFaults },
  label: { names: { product: 'product' }, check: labelFaults },
};

/** Everything a record names; its company, which every record has, is not among it. */
export function referencesOf(type: MasterType, fields: Fields): Reference[] {
  return Object.entries(RECORD_KINDS[type].names).flatMap(([name, to]): Reference[] => {
    const field = name.replace('[]', '');
    const values = [fields[field]].flat().filter((value): value is string => typeof value === 'string');
    return values.map((value) => (to === 'staff' ? { field, staff: value } : { field, type: to, code: value }));
  });
}

/** Plant a record belongs to; null: the whole company. */
export function plantOf(type: MasterType, code: string, fields: Fields): string | null {
  if (type === 'plant') return code;
  return typeof fields['plantCode'] === 'string' ? fields['plantCode'] : null;
}
