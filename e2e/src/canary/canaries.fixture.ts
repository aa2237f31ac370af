/** Personal data nobody really has, and how it would look wherever it got to. */

export const CANARIES = {
  customer: { name: '金丝雀客户甲', phone: '+86 199 0007 4110', mail: 'kunde-kanarie@canary.example', address: '金丝雀路七百四十一号', wecom: 'wx-kanarie-7411' },
  staff: { name: '金丝雀员工乙', phone: '+86 199 0007 4220', mail: 'staff-kanarie@canary.example', address: '金丝雀巷七百四十二号', wecom: 'wx-kanarie-7422' },
  /** in files: a column nobody knows, a row that is refused, a heading that is a row */
  file: { name: '金丝雀来文丙', phone: '199 0007 4330', heading: '金丝雀表头丁' },
  /** in files of contacts: rows that are refused */
  contactFile: { name: '金丝雀联络庚', phone: '199 0007 4660' },
  /** typed where words may stand */
  words: { remark: '金丝雀备注戊', opinion: '金丝雀意见己' },
  /** typed where nothing of the kind belongs: refused, searched for */
  misplaced: { code: '金丝雀误填辛', search: '199 0007 4550' },
} as const;
export type CanaryOf = keyof typeof CANARIES;

export interface Canary { readonly of: CanaryOf; readonly text: string }
export const ALL_CANARIES: readonly Canary[] = (Object.keys(CANARIES) as CanaryOf[]).flatMap((of) => Object.values(CANARIES[of]).map((text) => ({ of, text })));

/** The text itself, escaped as in JSON and addresses, in hexadecimal, and in base64 wherever it begins within three bytes. */
export function spellings(text: string): string[] {
  const bytes = Buffer.from(text);
  const inside = [0, 1, 2].map((lead) => {
    const whole = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64');
    // the characters at either end also depend on what stands beside the text
    return whole.slice(lead === 0 ? 0 : lead + 1, Math.floor(((lead + bytes.length) * 8) / 6));
  });
  const escaped = [...text].map((one) => (one.charCodeAt(0) < 128 ? one : `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('');
  const digits = text.replace(/\D/g, '');
  return [...new Set([text, escaped, encodeURIComponent(text), bytes.toString('hex'), ...inside, ...(digits.length >= 10 ? [digits, digits.slice(-11)] : [])])];
}

const SPELT = ALL_CANARIES.flatMap(({ of, text }) => spellings(text).map((spelt) => ({ of, spelt: spelt.toLowerCase() })));

/** Whose personal data stand in a text, however written. */
export function canariesIn(text: string): CanaryOf[] {
  const lower = text.toLowerCase();
  return [...new Set(SPELT.filter(({ spelt }) => lower.includes(spelt)).map(({ of }) => of))];
}
