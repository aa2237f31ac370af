/** 补记: what was entered long after it is said to have happened. Pure. */

/** An entry so much after the act is late (ms); the process says 补记 from there on too. */
export const LATE_ENTRY = 5 * 60_000;

/** What would have happened longer ago is a slip of the keyboard or an empty field (ms): two years. */
const LONGEST_AGO = 731 * 86_400_000;

/** @param performedAt when it is said to have happened @param recordedAt when it was entered (both UTC ms) */
export const isLateEntry = (performedAt: number, recordedAt: number): boolean => recordedAt - performedAt > LATE_ENTRY;

/** Nobody enters what happened years ago; as for `isLateEntry`. */
export const isTooLongAgo = (performedAt: number, recordedAt: number): boolean => recordedAt - performedAt > LONGEST_AGO;
