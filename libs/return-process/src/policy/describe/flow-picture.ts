/** The flow as a Mermaid flowchart: a box per step, tracks as frames, hexagons decide, rounded ones ask the customer, dotted arrows go back. */
import type { Label } from '@guitu/contracts/vocabulary';
import type { StepDef } from '../../engine/flow.js';
import { rowOf } from '../../tracks/step-rows.js';
import type { ResolvedProfile } from '../types.js';
import { flowGraph, type Arrow } from './flow-graph.js';
import { trackOf, TRACKS } from './track-words.js';
import { REFUSED } from './ways-back.js';
import { label } from './words.js';

/** Mermaid ids may not hold a colon. */
const id = (key: string): string => key.replace(/\W/g, '_');
/** Quotes and brackets would end the text of a box. */
const text = ({ zh, en }: Label): string => `"${`${zh}<br/>${en}`.replaceAll('"', '#quot;')}"`;

function box({ key, label: words, ask }: StepDef): string {
  const inside = text(words);
  if (rowOf(key)?.gate !== undefined) return `${id(key)}{{${inside}}}`;
  if (ask !== undefined) return `${id(key)}([${inside}])`;
  return key === 'close' ? `${id(key)}((${inside}))` : `${id(key)}[${inside}]`;
}

const arrow = ({ from, to, word, back }: Arrow): string => {
  const line = back === true ? '-.->' : '-->';
  return `  ${id(from)} ${line}${word === undefined ? '' : `|"${word.zh} ${word.en}"|`} ${id(to)}`;
};

/** Lines of the flowchart, fences included. */
export function flowchart(profile: ResolvedProfile): string[] {
  const { drawn, arrows } = flowGraph(profile);
  const frames = Object.entries(TRACKS).flatMap(([track, words]) => {
    const own = drawn.filter((step) => trackOf(step) === track);
    return own.length === 0 ? [] : [`  subgraph ${track}_track ["${words.zh} ${words.en}"]`, ...own.map((step) => `    ${box(step)}`), '  end'];
  });
  const refused = arrows.some(({ to }) => to === REFUSED) ? [`  ${REFUSED}((${text(label('不予受理', 'Refused'))}))`] : [];
  return ['```mermaid', 'flowchart TD', ...frames, ...refused, ...arrows.map(arrow), '```'];
}

/** The picture with its heading and key. */
export const flowPicture = (profile: ResolvedProfile): string[] => [
  '## 流程图 / Flow', '', ...flowchart(profile), '',
  '实线：前一步完成后才开始；虚线：被拒、返工或重来。六角框由人审批，圆头框问客户，“不批”之后的货一律退回或停止。 / Solid: waits for the step before. Dotted: refused, or done again. Hexagons are approvals, rounded boxes ask the customer.', '',
];
