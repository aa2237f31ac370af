/** GS1 element strings (General Specifications §3): the fields a return needs; a code with any other field is not read, for where it ends is not known. Pure. */

export interface Gs1Fields { readonly gtin?: string; readonly batch?: string; readonly serial?: string; readonly produced?: string; readonly expiry?: string }
interface Field { readonly name: keyof Gs1Fields; readonly digits?: number }
const FIELDS: Readonly<Record<string, Field>> = { '01': { name: 'gtin', digits: 14 }, 10: { name: 'batch' }, 11: { name: 'produced', digits: 6 }, 17: { name: 'expiry', digits: 6 }, 21: { name: 'serial' } };
const SEPARATOR = '\u001d';
/** Lot and serial have twenty characters at most. */
const MOST = 20;

/** Of a code as scanners send it (symbology prefix, FNC1 as code 29) or as it is printed, `(01)…(10)…`; null: no such code. */
export function readGs1(text: string): Gs1Fields | null {
  const bare = text.replace(/^\](?:C1|d2|Q3|e0)/, '');
  return bare.startsWith('(') ? readPrinted(bare) : readScanned(bare);
}

function readPrinted(text: string): Gs1Fields | null {
  const parts = [...text.matchAll(/\((\d{2})\)([^()]+)/g)];
  return parts.map(([whole]) => whole).join('') === text ? fieldsOf(parts.map(([, ai = '', value = '']) => [ai, value])) : null;
}

function readScanned(text: string): Gs1Fields | null {
  const parts: [string, string][] = [];
  let rest = text;
  while (rest !== '') {
    const [ai, after] = [rest.slice(0, 2), rest.slice(2)];
    const end = FIELDS[ai]?.digits ?? (after.indexOf(SEPARATOR) < 0 ? after.length : after.indexOf(SEPARATOR));
    parts.push([ai, after.slice(0, end)]);
    rest = after.startsWith(SEPARATOR, end) ? after.slice(end + 1) : after.slice(end);
  }
  // without a product's number any digits that begin with 10 would be a batch
  return parts[0]?.[0] === '01' ? fieldsOf(parts) : null;
}

function fieldsOf(parts: readonly (readonly [string, string])[]): Gs1Fields | null {
  const found: Partial<Record<keyof Gs1Fields, string>> = {};
  for (const [ai, value] of parts) {
    const field = FIELDS[ai];
    if (field === undefined || found[field.name] !== undefined) return null;
    const fits = field.digits === undefined ? value.length >= 1 && value.length <= MOST : new RegExp(`^\\d{${field.digits}}$`).test(value);
    if (!fits) return null;
    found[field.name] = value;
  }
  return parts.length === 0 || (found.gtin !== undefined && !checkDigitHolds(found.gtin)) ? null : found;
}

/** Weights 3 and 1 in turn from the right; the last digit makes it a multiple of ten. */
function checkDigitHolds(gtin: string): boolean {
  const sum = [...gtin].reduce((total, digit, index) => total + Number(digit) * ((gtin.length - index) % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0;
}
