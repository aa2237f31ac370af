/** A sheet as it is shown: a print of it, or a look at it that is no print; in which language, on which paper. */
import type { PrintRun } from './keep-paper.js';
import type { Paper } from './printer-paper.js';

export type Language = 'zh' | 'en' | 'both';
export interface PageSetting { readonly language: Language; /** base of the links in codes */ readonly base: string; readonly timeZone: string; /** what its printer holds */ readonly paper: Paper }
/** `printNo` null: looked at, not printed; `askedAt` is then when */
export interface ShownSheet extends Pick<PrintRun, 'sheet' | 'version' | 'copies' | 'askedAt'> { readonly printNo: number | null }
/** JPEG by the picture's id; one that is not there cannot be shown */
export type Pictures = ReadonlyMap<string, Uint8Array>;

export interface Words { readonly zh: string; readonly en: string }
export interface Speech { readonly say: (words: Words) => string; readonly when: (at: number) => string; /** version, which print it is, and when */ readonly printed: (shown: ShownSheet) => string }

export const PICTURE_MISSING: Words = { zh: '图片无法显示', en: 'Picture not available' };

export function speechOf({ language, timeZone }: Pick<PageSetting, 'language' | 'timeZone'>): Speech {
  const say = ({ zh, en }: Words): string => (language === 'both' && zh !== en ? `${zh} ${en}` : language === 'en' ? en : zh);
  const when = (at: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const nth = (printNo: number | null): Words => (printNo === null ? { zh: '查看，未计打印', en: 'looked at, no print' } : { zh: `第 ${printNo} 次打印`, en: `print no. ${printNo}` });
  return { say, when, printed: ({ version, printNo, askedAt }) => `V${version} · ${say(nth(printNo))} · ${when(askedAt)}` };
}

/** Who gets a copy; where nobody is named, as many as were asked for. */
export const copiesOf = ({ sheet, copies }: ShownSheet): readonly (Words | null)[] => (sheet.copies.length > 0 ? sheet.copies : Array.from({ length: copies }, () => null));
