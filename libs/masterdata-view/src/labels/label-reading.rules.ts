/** A scanned text against the house's label patterns, which masterdata has checked to be quick to read (label-pattern.rules.ts there). Pure. */
import type { MasterRecord } from '@guitu/contracts/masterdata/records';
import type { ScannedLabel } from '@guitu/contracts/scanned-label';

export type LabelPattern = Pick<MasterRecord<'label'>, 'code' | 'pattern' | 'product' | 'rank' | 'active'>;

/** The first pattern, by rank and code, that the whole text fits; as it was scanned, then with signs of full width made half. */
export function readByPatterns(text: string, patterns: readonly LabelPattern[]): ScannedLabel | null {
  const inTurn = patterns.filter(({ active }) => active).sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1));
  for (const { code, pattern, product } of inTurn) {
    const parts = groupsOf(pattern, text) ?? groupsOf(pattern, text.normalize('NFKC'));
    if (parts === null) continue;
    const { batch = null, serial = null, produced, expiry } = parts;
    return { pattern: code, product: parts['product'] ?? product, batch, serial, produced: labelDay(produced), expiry: labelDay(expiry) };
  }
  return null;
}

function groupsOf(pattern: string, text: string): Readonly<Record<string, string>> | null {
  const fitted = new RegExp(`^(?:${pattern})$`, 'u').exec(text);
  return fitted === null ? null : Object.fromEntries(Object.entries(fitted.groups ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''));
}

/** Day of a label: 20261231, 261231 (of this century) or with signs between; day 00 is the month's last (GS1 §3.4.2); null: no day. */
export function labelDay(text: string | undefined): string | null {
  const digits = text?.normalize('NFKC').replace(/\D/g, '') ?? '';
  if (digits.length !== 6 && digits.length !== 8) return null;
  const [year, month, day] = [Number(digits.slice(0, -4)) + (digits.length === 6 ? 2000 : 0), Number(digits.slice(-4, -2)), Number(digits.slice(-2))];
  const named = day === 0 ? new Date(Date.UTC(year, month, 0)) : new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1900 && month >= 1 && month <= 12 && named.getUTCMonth() === month - 1;
  return exists ? named.toISOString().slice(0, 10) : null;
}
