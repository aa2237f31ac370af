/** Which ids a text names: `R13`, `(R13)`, `R09–R15`, and the branches of §4.4 by their words. */
import { BRANCHES } from './branches.js';

const ID = /(?<![\w-])([RTKPVBW])(\d\d)(?:\s?[–-]\s?(?:\1)?(\d\d))?(?![\w])/g;
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Ids named one by one; `ranges` also counts those between the ends of R09–R15. */
function byId(text: string, ranges: boolean): string[] {
  return [...text.matchAll(ID)].flatMap(([, letter = '', first = '', last]) => {
    if (last === undefined || Number(last) <= Number(first)) return [letter + first];
    if (!ranges) return [letter + first, letter + last];
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_unused, at) => letter + twoDigits(Number(first) + at));
  });
}

/** A mention of procedures.md §4.4 (a clause 'S001-02 §4.4' is another text) with the words around it. */
const mentions = (text: string): string[] => [...text.matchAll(/(?<!S\d{3}-\d\d )§4\.4/g)].map(({ index }) => text.slice(Math.max(0, index - 90), index + 90));
const byWords = (text: string): string[] => mentions(text).flatMap((near) => BRANCHES.filter(({ named }) => named?.test(near)).map(({ id }) => id));

/** Ids that a docstring or a clause of a source names; a range there stands for all of it. */
export const namedInSource = (text: string): ReadonlySet<string> => new Set([...byId(text, true), ...byWords(text)]);
/** Ids that the title of a test names; a range counts for its two ends only, since no title tests what it does not spell out. */
export const namedInTitle = (title: string): ReadonlySet<string> => new Set([...byId(title, false), ...byWords(title)]);
