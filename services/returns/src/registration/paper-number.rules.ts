/** How numbers of returns and of a company's papers look. */

/** Instead of a number: this service shall give one. */
export const TO_BE_NUMBERED = 'NEW';

/** `RT2026-000001`: prefix, local year of issue, six digits (more once a year has more papers than that). */
export function paperNumber(prefix: string, year: number, running: number): string {
  return `${prefix}${year}-${String(running).padStart(6, '0')}`;
}

/** True for numbers that only this service may give out; papers and imports from elsewhere must not look like them. */
export function looksIssuedHere(text: string): boolean {
  return /^[A-Z]{2}\d{4}-\d{6,}$/.test(text);
}

/** Calendar year at the plant: a return registered on New Year's morning in Shanghai belongs to the new year. */
export function localYear(instant: Date, zone: string): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(instant));
}

const FORM_PREFIXES: Readonly<Record<string, string>> = { xiaotui: 'XT', slip: 'TH', replenishment: 'BH' };

/** Prefix of a form's numbers, which also names its number range; forms without one of their own share one. */
export const formPrefix = (form: string): string => FORM_PREFIXES[form] ?? 'BD';
