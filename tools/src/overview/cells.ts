/** Short cells of the table of all procedures: Chinese above, English below. */
import type { Label } from '@guitu/contracts/vocabulary';
import { neverHolds, type Table, type When } from '@guitu/return-process/policy/conditions';
import { conditionWords } from '@guitu/return-process/policy/describe/condition-words';
import { listed, rolesWords } from '@guitu/return-process/policy/describe/sentence';
import { label } from '@guitu/return-process/policy/describe/words';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';

export interface Parameter { readonly id: string; readonly cell: (profile: ResolvedProfile) => Label }

export const NOTHING = label('—', '—');
export const YES = label('有', 'yes');
export const roles = (profile: ResolvedProfile, keys: readonly (string | null)[]): Label => {
  const named = keys.filter((key) => key !== null);
  return named.length === 0 ? NOTHING : rolesWords(profile, named);
};
/** Several parts in one cell. */
export function parts(...words: readonly (Label | null)[]): Label {
  const said = words.filter((word) => word !== null && word !== NOTHING) as Label[];
  return said.length === 0 ? NOTHING : label(said.map(({ zh }) => zh).join('；'), said.map(({ en }) => en).join('; '));
}
/** Everything a table can say, each once; `n 行` tells how many rows choose. */
export function choices<A, R>(table: Table<A, R>, words: (then: R) => Label): Label {
  const all = [...table.rows.map(({ then }) => words(then)), words(table.otherwise)];
  const distinct = listed(all.filter(({ zh }, at) => all.findIndex((other) => other.zh === zh) === at));
  return table.rows.length === 0 ? distinct : label(`${distinct.zh}（${table.rows.length} 条）`, `${distinct.en} (${table.rows.length} row${table.rows.length === 1 ? '' : 's'})`);
}
export const when = <A>(profile: ResolvedProfile, condition: When<A>): Label => {
  if (neverHolds(condition)) return NOTHING;
  const words = conditionWords(profile, condition);
  return words.zh === '' ? label('一律', 'always') : words;
};
export const named = (codes: readonly string[], words: Readonly<Record<string, Label>>): Label => (codes.length === 0 ? NOTHING : listed(codes.map((code) => words[code] ?? label(code, code))));
/** Chinese above, English below; one line where both are the same. */
export const inCell = ({ zh, en }: Label): string => (zh === en ? zh : `${zh}<br/>${en}`);
