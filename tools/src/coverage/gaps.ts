/** What is neither in code nor excused: one line per id that lacks a source or a test. */
import { BRANCHES } from './branches.js';
import { CHECKS } from './checks.js';
import { DISAGREEMENTS } from './disagreements.js';
import { ELSEWHERE } from './elsewhere.js';
import type { Entry } from './entry.js';
import type { Evidence } from './evidence.js';
import { PARAMETERS } from './parameters.js';
import { RULES } from './rules.js';
import { TIMERS } from './timers.js';

export interface Kind { readonly zh: string; readonly en: string; readonly entries: readonly Entry[] }
export const KINDS: readonly Kind[] = [
  { zh: '规则', en: 'Rules', entries: RULES }, { zh: '时限', en: 'Timers', entries: TIMERS }, { zh: '各文件的分歧', en: 'Where the procedures disagree', entries: DISAGREEMENTS },
  { zh: '制度参数', en: 'Parameters', entries: PARAMETERS }, { zh: '静态检查', en: 'Static checks', entries: CHECKS }, { zh: '参数表达不了的分支', en: 'Branches that no parameter can express', entries: BRANCHES },
];

/** Ids whose evidence is incomplete, with what is missing. */
export function coverageGaps(found: ReadonlyMap<string, Evidence>): string[] {
  return KINDS.flatMap(({ entries }) => entries).filter(({ id }) => ELSEWHERE[id] === undefined).flatMap(({ id, zh, en }) => {
    const { sources = [], tests = [] } = found.get(id) ?? {};
    const missing = [...(sources.length === 0 ? ['无代码 no source'] : []), ...(tests.length === 0 ? ['无测试 no test'] : [])];
    return missing.length === 0 ? [] : [`${id} ${zh} ${en}: ${missing.join(', ')}`];
  });
}
