/** When people are there: shifts, duty roster, leave. Why somebody is away (illness!) stays in masterdata. */
import { z } from 'zod';
import { Code, Instant, LocalDate, PlantCode, StaffId } from '../scalars.js';
import { DayMinute, Flag, masterRecord, ThingName } from './record.js';

/** A shift that passes midnight ends at or before its start on the next day. */
export const ShiftRecord = masterRecord({
  plantCode: PlantCode, name: ThingName, startMinute: DayMinute, endMinute: DayMinute,
  breaks: z.array(z.strictObject({ startMinute: DayMinute, endMinute: DayMinute })).max(6),
});

/** One person's local day: at work in a shift, or off (`shift` null). `duty`: on call beyond the shift (值班). */
export const RosterRecord = masterRecord({ plantCode: PlantCode, staff: StaffId, date: LocalDate, shift: Code.nullable(), duty: Flag });

/** Away from `from` (included) to `to` (excluded). */
export const LeaveRecord = masterRecord({ staff: StaffId, from: Instant, to: Instant });
