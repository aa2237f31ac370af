export const isLate = (due: number, now: number): boolean => now > due;
