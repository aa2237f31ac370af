/** A plant's calendar as published: the snapshot that returns are pinned to (libs/calendar). */
import { z } from 'zod';
import { LocalDate, PlantCode } from '../scalars.js';
import { DayMinute, masterRecord, TimeZone } from './record.js';

const Days = z.array(LocalDate).max(2000);
export const CalendarRecord = masterRecord({
  /** null: of the whole company */
  plantCode: PlantCode.nullable(),
  zone: TimeZone,
  transitions: z.array(z.strictObject({ fromUtcMs: z.int(), offsetMinutes: z.int().min(-840).max(840) })).min(1).max(200),
  shifts: z.array(z.strictObject({ startMinute: DayMinute, endMinute: DayMinute })).min(1).max(12),
  /** ISO days of the week without work */
  weekend: z.array(z.int().min(1).max(7)).max(6),
  holidays: Days,
  /** 调休上班 */
  workdays: Days,
  /** last day whose holidays and make-up days are announced; due times after it are provisional */
  coveredUntil: LocalDate,
});
