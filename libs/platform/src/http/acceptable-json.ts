/** What no schema should have to think of: depth, poisoned keys, text that PostgreSQL cannot store. */
import { Problem } from './problem.js';

const MAX_DEPTH = 32;
const POISONED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
// NUL is refused by text and jsonb; a lone surrogate would be stored as another character.
const UNSTORABLE = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** @throws Problem 400 when the parsed JSON is too deep, has a poisoned key, or holds NUL or half a character */
export function requireAcceptable(value: unknown, depth: number = 0): void {
  if (typeof value === 'string') {
    if (UNSTORABLE.test(value)) throw Problem.badRequest('unacceptable-text', '文本含有非法字符。', 'A text holds characters that cannot be stored.');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DEPTH) throw Problem.badRequest('too-deep', `JSON 嵌套超过 ${MAX_DEPTH} 层。`, `JSON nested deeper than ${MAX_DEPTH}.`);
  for (const [key, item] of Object.entries(value)) {
    if (POISONED_KEYS.has(key)) throw Problem.badRequest('unacceptable-key', `不允许的字段名：${key}`, `Field name not allowed: ${key}`);
    requireAcceptable(key, depth + 1);
    requireAcceptable(item, depth + 1);
  }
}
