/** The return a scanned text names itself: its number, or the link on the house's own labels (`https://…/q/<number>[/<line>]`). Pure. */
import { normalNumber } from '@guitu/contracts/normal-number.rules';

const OWN_LINK = /\/Q\/([A-Z0-9][A-Z0-9-]{3,31})(?:\/\d{1,4})?$/;

export const scannedReturnNo = (text: string): string => {
  const number = normalNumber(text);
  return OWN_LINK.exec(number)?.[1] ?? number;
};
