/** Scalars shared by every schema: formats and limits in one place. */
import { z } from 'zod';
import { DEPARTMENTS, DESKS, GOODS, REMEDIES, UNITS, type Dept, type Desk, type Goods, type Remedy, type Unit } from './vocabulary.js';

const keys = <K extends string>(table: Record<K, unknown>): [K, ...K[]] => Object.keys(table) as [K, ...K[]];

/** Codes travel in events and search attributes: ASCII, no spaces, never personal data. */
export const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/);
export const CompanyCode = Code, PlantCode = Code, CustomerCode = Code, ItemCode = Code, ReasonCode = Code, RoleKey = Code;
export const ReturnNo = z.string().regex(/^[A-Z0-9][A-Z0-9-]{3,31}$/);
/** Text of one line. The control characters by number: tools that read the API page do not all know \p{Cc}. */
export const OneLine = z.string().regex(/^[^\u0000-\u001f\u007f-\u009f]*$/);
/** Opaque employee id; never a name. */
export const StaffId = z.string().regex(/^e-[a-z0-9-]{1,30}$/);
export const Uuid = z.uuid();
/** UTC milliseconds; upper bound 2100 keeps nonsense out. */
export const Instant = z.int().min(0).max(4_102_444_800_000);
/** Decimal string with at most 12 digits before and 6 after the point; the unit's own scale is checked where the unit is known. */
export const Quantity = z.string().regex(/^(0|[1-9]\d{0,11})(\.\d{1,6})?$/);
export const PositiveQuantity = Quantity.refine((q) => /[1-9]/.test(q), { error: 'must be above zero' });
/** Money in minor units (分). */
export const Fen = z.int().min(0);
/** Money either way: below zero the customer owes the house. */
export const SignedFen = z.int();
/** Hundredths of a percent: 1500 = 15 %. */
export const Bps = z.int().min(0).max(1_000_000);
/** Mass in grams. */
export const Grams = z.int().min(0);
/** Working hours in quarters. */
export const Hours = z.number().min(0).max(9999).multipleOf(0.25);
/** Local day of the plant, `YYYY-MM-DD`. */
export const LocalDate = z.iso.date();
export const LineNo = z.int().min(1).max(200);
export const DeptCode = z.enum(keys<Dept>(DEPARTMENTS));
export const DeskCode = z.enum(keys<Desk>(DESKS));
export const FactSourceCode = z.enum([...keys<Desk>(DESKS), 'takeover']);
export const GoodsCode = z.enum(keys<Goods>(GOODS));
export const RemedyCode = z.enum(keys<Remedy>(REMEDIES));
export const UnitCode = z.enum(keys<Unit>(UNITS));
/** Id of a free text that stays in its owner's table. */
export const TextRef = Uuid;
/** `scope/step/round/level` of process-model.md §1.1; deterministic, unique within a return. */
export const TaskId = z.string().regex(/^[A-Za-z0-9:_./-]{1,120}$/);
/** What a fact or task is about; ids are the process's own (c1, p1, s1). */
export const Scope = z.strictObject({ line: LineNo.optional(), consignment: Code.optional(), portion: Code.optional(), supply: Code.optional() });
export type Scope = z.infer<typeof Scope>;
