/** Text of cells as people and old systems write it → as it is meant. */

/** Spaces of every kind, ideographic and unbreakable ones included, and marks that cannot be seen. */
const EDGES = /^[\s\u00a0\u3000\u200b-\u200d\u2060\ufeff]+|[\s\u00a0\u3000\u200b-\u200d\u2060\ufeff]+$/g;

/** For words: edges trimmed, control characters gone, width as written. */
export const wordsOf = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(EDGES, '');

/** For codes, numbers and dates: full-width letters, digits and signs become narrow (NFKC), dashes one kind; an apostrophe Excel users put before text goes. */
export const narrowOf = (text: string): string => wordsOf(text.normalize('NFKC').replace(/[‐‑‒–—―−－﹣]/g, '-')).replace(EDGES, '').replace(/^'/, '');

/** `1.23E+15`: a long number that Excel has cut; the digits are lost. */
export const isScientific = (narrow: string): boolean => /^[+-]?\d(?:\.\d+)?E\+?\d{1,3}$/i.test(narrow) && /[.+]/.test(narrow);

/**
 * A number as written, with thousands separators where they belong and a currency sign; null when it is none.
 * `1,234.50`, `￥1,234`, `(12)` and `12-` are numbers; `1.234,50` and `1,23` are not guessed at.
 */
export function decimalOf(narrow: string): string | null {
  const bare = narrow.replace(/\s/g, '').replace(/^(?:CNY|RMB|[¥￥$])/i, '').replace(/元$/, '');
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(bare) ?? /^([+-]?)()\.(\d+)$/.exec(bare);
  if (match === null) return null;
  const [, sign = '', whole = '', decimals = ''] = match;
  const digits = whole.replace(/,/g, '').replace(/^0+(?=\d)/, '') || '0';
  const kept = decimals.replace(/0+$/, '');
  const text = kept === '' ? digits : `${digits}.${kept}`;
  return sign === '-' && text !== '0' ? `-${text}` : text;
}

/** 分 of an amount in yuan; null when it is no amount or finer than a 分. */
export function fenOf(decimal: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(decimal);
  if (match === null) return null;
  const fen = Number(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  return Number.isSafeInteger(fen) ? (match[1] === '-' ? -fen : fen) : null;
}
