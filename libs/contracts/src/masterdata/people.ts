/** Employees with their authority, and who acts for whom. Opaque ids alone. */
import { z } from 'zod';
import { Code, Fen, Instant, LocalDate, PlantCode, RoleKey, StaffId } from '../scalars.js';
import { Language, masterRecord } from './record.js';

/** Approvals whose amount may be limited: the gates of process-model.md §2. */
export const LimitKind = z.enum(['return', 'exception', 'discount', 'papers', 'disposition', 'scrap', 'replacement', 'settlement', 'close']);
export type LimitKind = z.infer<typeof LimitKind>;

/** `code` = employee number. */
export const EmployeeRecord = masterRecord({
  staff: StaffId,
  department: Code,
  roles: z.array(RoleKey).min(1).max(20),
  plantCodes: z.array(PlantCode).min(1).max(50),
  /** local days, both included; null: until further notice */
  activeFrom: LocalDate, activeTo: LocalDate.nullable(),
  deputy: StaffId.nullable(),
  /** first account of the same human being; four eyes counts both as one */
  accountOf: StaffId.nullable(),
  /** most this person may approve, by kind; a kind that is absent has no limit of its own */
  approvalLimits: z.partialRecord(LimitKind, Fen),
  /** most this person may grant on the spot with the service card; null: none */
  cardLimit: Fen.nullable(),
  languages: z.array(Language).min(1).max(2),
});

/** The substitute acts in these roles while the person is away (`from` included, `to` excluded). */
export const SubstitutionRecord = masterRecord({
  staff: StaffId, substitute: StaffId, from: Instant, to: Instant.nullable(),
  /** null: all roles of the person */
  roles: z.array(RoleKey).min(1).max(20).nullable(),
});

/** The person hands authority on while being there or not; every decision then reads "代 …". */
export const DelegationRecord = masterRecord({
  staff: StaffId, deputy: StaffId, from: Instant, to: Instant,
  /** most the deputy may approve; null: what the person may */
  amountCap: Fen.nullable(),
});

/**
 * `code` = 'all'. Everybody the company employs is stated: a reader that keeps as many employees and departments, deleted ones
 * counted, closes the house to whoever is not among them. Said once, so that nothing is open again for a moment.
 */
export const PeopleStated = masterRecord({ employees: z.int().min(1), departments: z.int().min(1) });
