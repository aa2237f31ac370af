/** A procedure in sentences: what is read for them, and the clause each of them carries. */
import type { Label } from '@guitu/contracts/vocabulary';
import { canonicalJson } from '../canonical-json.js';
import type { Clause, Table } from '../conditions.js';
import type { StepKey } from '../steps.js';
import type { ResolvedProfile } from '../types.js';
import { conditionWords, joined } from './condition-words.js';
import { label, roleWords } from './words.js';

export interface Sentence extends Label { readonly clause: Clause }
/** `house`: the parent of ours the procedure grows from; what equals it there is ours, not the source's. */
export interface Reading { readonly profile: ResolvedProfile; readonly house: ResolvedProfile }

export const say = (zh: string, en: string, clause: Clause): Sentence => ({ zh, en, clause });

/** Clause of a step, `house` when the procedure does not order it. */
export const clauseOf = ({ profile }: Reading, step: StepKey): Clause => profile.clauses[step] ?? 'house';
/** Clause of a value that stands beside a step: the step's own if the procedure says the value at all. */
export function clauseAt(reading: Reading, value: (profile: ResolvedProfile) => unknown, step: StepKey): Clause {
  return canonicalJson(value(reading.profile)) === canonicalJson(value(reading.house)) ? 'house' : clauseOf(reading, step);
}

/** A、B、C / A, B and C. */
export function listed(parts: readonly Label[]): Label {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return last ?? label('', '');
  const before = joined(parts.slice(0, -1), '、', ', ');
  return label(`${before.zh}、${last.zh}`, `${before.en} and ${last.en}`);
}
export const rolesWords = (profile: ResolvedProfile, keys: readonly string[]): Label => listed(keys.map((key) => roleWords(profile, key)));

/** One sentence per row of a table, each with its own clause, and one for all other cases. */
export function tableSentences<A, R>(reading: Reading, table: Table<A, R>, words: (then: R) => Label, otherwise: Clause, lead: Label = label('', '')): Sentence[] {
  const rows = table.rows.map(({ when, then, clause }) => {
    const { zh, en } = conditionWords(reading.profile, when);
    return say(`${zh === '' ? '' : `${zh}时，`}${lead.zh}${words(then).zh}。`, `${en === '' ? '' : `If ${en}: `}${lead.en}${words(then).en}.`, clause);
  });
  const rest = words(table.otherwise);
  return [...rows, say(`${rows.length === 0 ? '' : '其余情况'}${lead.zh}${rest.zh}。`, `${rows.length === 0 ? '' : 'Otherwise: '}${lead.en}${rest.en}.`, otherwise)];
}

/** `，仅当…` for a part that has a condition of its own. */
export function onlyWhen(profile: ResolvedProfile, when: object | undefined): Label {
  const { zh, en } = conditionWords(profile, when ?? {});
  return zh === '' ? label('', '') : label(`（仅当${zh}）`, ` (only if ${en})`);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** One line of a list: both languages, then where it is written; what is ours says so. */
export function sentenceLine({ zh, en, clause }: Sentence): string {
  const ours = /^house(?:: ?(.*))?$/.exec(clause);
  const source = ours === null ? `\`${clause.replace(/\bhouse\b/g, '我们定的 ours')}\`` : `**我们定的 ours**${ours[1] === undefined ? '' : ` (${ours[1]})`}`;
  return `- ${zh} ${capital(en)} — ${source}`;
}
