/** The return a scanned text names itself: its number, or the link on the house's own labels. Pure. */
import { normalNumber } from '@guitu/contracts/normal-number.rules';
import { returnOfLink } from '@guitu/contracts/scan-link.rules';

export const scannedReturnNo = (text: string): string => returnOfLink(text) ?? normalNumber(text);
