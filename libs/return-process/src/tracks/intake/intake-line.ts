/** One line as the intake judges it: what is known of it, and the dates from which windows and warranty run. */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { LineAttrs } from '../../policy/attributes.js';
import type { Attrs } from '../../policy/conditions.js';
import type { ResolvedProfile } from '../../policy/types.js';

export interface IntakeLine {
  readonly attrs: Attrs<LineAttrs>;
  /** local day of the plant, `YYYY-MM-DD`; null = not known */
  readonly receiptDate: string | null;
  readonly shipDate: string | null;
  /** warranty of the contract of this line, in months; null = not known */
  readonly warrantyMonths: number | null;
}

/** What every rule of the intake reads besides the line. */
export interface IntakeRead {
  readonly policy: ResolvedProfile;
  readonly calendar: CalendarSnapshot;
  /** when the customer applied or reported (UTC ms): the complaint's arrival, else the registration */
  readonly appliedAt: number;
}

export const versionOf = ({ key, version }: ResolvedProfile): string => `${key}@${version}`;
