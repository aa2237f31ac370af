/** A profile as a page people can read: Markdown, Chinese and English side by side. Made by `npm run docs`, never by hand. */
import type { ResolvedProfile } from '../types.js';
import { flowPicture } from './flow-picture.js';
import type { Reading } from './sentence.js';
import { story } from './story.js';
import { approvalsTable, outcomesTables } from './table-decisions.js';
import { laddersTable, limitsTable } from './table-limits.js';
import { papersTables } from './table-papers.js';
import { both, roleWords } from './words.js';

/** Markdown of one resolved profile; `house` is the parent of ours it grows from, whose values are marked as ours. */
export function describeProfile(profile: ResolvedProfile, house: ResolvedProfile): string {
  const reading: Reading = { profile, house };
  return [
    `# ${both(profile)} (\`${profile.key}@${profile.version}\`)`, '',
    `- 出处 / sources: ${profile.sources.join(', ')}`,
    `- 制度负责人 / owner: ${both(roleWords(profile, profile.owner))}`,
    `- 生效 / effective from: ${profile.effectiveFrom} · 日历 / calendar: \`${profile.calendar}\``,
    '- 句末是出处条款；“我们定的 ours”表示原文未规定、由我们补定。 / After each sentence stands its clause; “ours” marks what the source leaves open and we have set.',
    ...(profile.demo === true ? ['- 演示用快放 / time-lapse for demonstrations'] : []), '',
    ...flowPicture(profile), ...story(reading),
    ...limitsTable(profile), ...laddersTable(profile), ...approvalsTable(profile), ...outcomesTables(profile), ...papersTables(profile),
  ].join('\n');
}
