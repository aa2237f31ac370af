/** What a task asks of its owners, and what of it has changed: old → new (product.md §5 "date, quantity or verdict changed under my commitment"). Pure. */
import type { TaskStatement } from '@guitu/contracts/task';
import { GOODS } from '@guitu/contracts/vocabulary';
import type { Message } from '../ringing/message.rules.js';
import { localWords } from '../rules/local-words.rules.js';

export interface Commitment {
  readonly dueAt: number | null;
  /** by line: quantity and unit */
  readonly lines: Readonly<Record<string, string>>;
  /** goods outcome the work is for, where the task names one */
  readonly goods: keyof typeof GOODS | null;
}
interface Change { readonly zh: string; readonly en: string }

export const commitmentOf = ({ dueAt, lines, menu }: Pick<TaskStatement, 'dueAt' | 'lines' | 'menu'>): Commitment =>
  ({ dueAt, lines: Object.fromEntries(lines.map(({ line, portion, qty, unit }) => [portion === undefined ? String(line) : `${line}/${portion}`, `${qty} ${unit}`])), goods: menu.goods ?? null });

/** In words, old → new; empty when nothing that matters to the owner has changed. A date that comes up for the first time is no change. */
export function changesOf(before: Commitment, after: Commitment, zone: string): Change[] {
  const changes: Change[] = [];
  if (before.dueAt !== null && after.dueAt !== null && before.dueAt !== after.dueAt) {
    const [old, due] = [localWords(before.dueAt, zone), localWords(after.dueAt, zone)];
    changes.push({ zh: `到期 ${old} → ${due}`, en: `due ${old} → ${due}` });
  }
  for (const line of new Set([...Object.keys(before.lines), ...Object.keys(after.lines)])) {
    const [old, now] = [before.lines[line] ?? '0', after.lines[line] ?? '0'];
    if (old !== now) changes.push({ zh: `第 ${line} 行 ${old} → ${now}`, en: `line ${line} ${old} → ${now}` });
  }
  if (before.goods !== after.goods && before.goods !== null && after.goods !== null) {
    const [old, now] = [GOODS[before.goods], GOODS[after.goods]];
    changes.push({ zh: `处置 ${old.zh} → ${now.zh}`, en: `outcome ${old.en} → ${now.en}` });
  }
  return changes;
}

/** @param changes at least one */
export function changedMessage({ returnNo, taskId, title, dueAt }: Pick<TaskStatement, 'returnNo' | 'taskId' | 'title' | 'dueAt'>, changes: readonly Change[]): Message {
  return {
    kind: 'changed', taskId, dueAt, title: { zh: `变更：${title.zh}`, en: `Changed: ${title.en}` },
    text: { zh: `${returnNo}「${title.zh}」${changes.map(({ zh }) => zh).join('；')}。`, en: `${returnNo}: “${title.en}” ${changes.map(({ en }) => en).join('; ')}.` },
  };
}
