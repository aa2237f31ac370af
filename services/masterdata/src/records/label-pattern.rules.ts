/**
 * What a label's pattern may be made of, so that reading one never takes long, whatever is scanned: no back references, no looking
 * around, groups are not repeated, and at most three atoms repeat without an end. Pure.
 */
import { LABEL_PARTS } from '@guitu/contracts/masterdata/label-parts';
import type { Fault, Fields } from './record-kinds.rules.js';

const fault = (code: string, zh: string, en: string, field: string = 'pattern'): Fault => ({ field, code, zh, en });
const ATOM = /\\[dwsDWS]|\\[^a-zA-Z0-9]|\[\^?(?:\\.|[^\]\\])+\]|[^\\()[\]{}*+?|^$]/y;
const QUANTIFIER = /[*+?]|\{\d{1,3}(?:,\d{0,3})?\}/y;
const GROUP = /\(\?<([a-z]+)>|\(\?:/y;
const MOST_ENDLESS = 3;

/** @returns names of its groups, or what is wrong with it */
export function readLabelPattern(pattern: string): { readonly parts: readonly string[] } | { readonly fault: Fault } {
  const wrong = (zh: string, en: string) => ({ fault: fault('pattern', zh, en) });
  const parts: string[] = [];
  let [at, depth, endless] = [0, 0, 0];
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    const found = expression.exec(pattern);
    if (found !== null) at += found[0].length;
    return found;
  };
  while (at < pattern.length) {
    const group = take(GROUP);
    if (group !== null) {
      depth += 1;
      if (group[1] !== undefined) parts.push(group[1]);
    } else if (pattern[at] === '|') at += 1;
    else if (pattern[at] === ')') {
      [at, depth] = [at + 1, depth - 1];
      if (depth < 0) break;
      if (pattern[at] === '?') at += 1;
      else if (take(QUANTIFIER) !== null) return wrong('分组不能重复。', 'A group may not be repeated.');
    } else if (take(ATOM) !== null) {
      const repeated = take(QUANTIFIER)?.[0];
      if (repeated !== undefined && /^[*+]$|,\}$/.test(repeated)) endless += 1;
    } else return wrong(`第 ${at + 1} 个字符处写法不支持。`, `Not supported from character ${at + 1} on.`);
  }
  if (depth !== 0) return wrong('括号不成对。', 'The brackets do not match.');
  if (endless > MOST_ENDLESS) return wrong(`不限次数的重复（* + {n,}）最多 ${MOST_ENDLESS} 处。`, `At most ${MOST_ENDLESS} endless repetitions (* + {n,}).`);
  return { parts };
}

/** What must hold of a pattern and its example. */
export function labelFaults({ pattern, example }: Fields): Fault[] {
  const read = readLabelPattern(String(pattern));
  if ('fault' in read) return [read.fault];
  const { parts } = read;
  const unknown = parts.find((part) => !(LABEL_PARTS as readonly string[]).includes(part));
  if (unknown !== undefined) return [fault('pattern', `没有名为 ${unknown} 的内容；可用：${LABEL_PARTS.join('、')}。`, `A label says nothing called ${unknown}; known: ${LABEL_PARTS.join(', ')}.`)];
  if (parts.length === 0) return [fault('pattern', '至少读出一项内容，如 (?<batch>...)。', 'It must read at least one thing, such as (?<batch>...).')];
  let expression: RegExp;
  try {
    expression = new RegExp(`^(?:${String(pattern)})$`, 'u');
  } catch {
    return [fault('pattern', '不是有效的表达式（同名分组，或范围颠倒）。', 'Not a valid expression: a group twice, or a range the wrong way round.')];
  }
  return expression.test(String(example)) ? [] : [fault('example', '示例与表达式不符。', 'The example does not fit the pattern.', 'example')];
}
