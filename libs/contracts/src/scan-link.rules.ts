/**
 * The link on the house's own labels and papers: `<base>/q/<return no.>[/<line>]*<check character>` (product.md §3.3). Any phone
 * reads it; the check character (ISO 7064 MOD 37,36) tells a code that was read or typed wrongly. Pure.
 */
import { normalNumber } from './normal-number.rules.js';

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const OWN_LINK = /\/Q\/([A-Z0-9][A-Z0-9-]{3,31})(?:\/(\d{1,4}))?(?:\*([0-9A-Z]))?$/;

/** Check character over the letters and digits of a text, which is in upper case. */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const sign of text.replace(/[^0-9A-Z]/g, '')) {
    const sum = (product + SIGNS.indexOf(sign)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return SIGNS[(37 - product) % 36] ?? '0';
}

const pathOf = (returnNo: string, line: number | string | null): string => (line === null ? returnNo : `${returnNo}/${line}`);

/** @param base where the house is reached, without a slash at its end @param line null: the whole return */
export const scanLink = (base: string, returnNo: string, line: number | null): string => `${base}/q/${pathOf(returnNo, line)}*${checkCharacter(pathOf(returnNo, line))}`;

/** The return a link names; null: no link of ours, or one whose check character is wrong. Links without one are taken. */
export function returnOfLink(text: string): string | null {
  const [, returnNo, line, check] = OWN_LINK.exec(normalNumber(text)) ?? [];
  if (returnNo === undefined) return null;
  return check === undefined || check === checkCharacter(pathOf(returnNo, line ?? null)) ? returnNo : null;
}
