/** Conditions as people say them: `金额超过 500 元，且客户不扣款`. */
import { GOODS, REMEDIES, type Label } from '@guitu/contracts/vocabulary';
import { isObject } from '../shape.js';
import type { ResolvedProfile } from '../types.js';
import { ATTRIBUTE_WORDS, type AttributeWords } from './attribute-words.js';
import { label } from './words.js';

type Named = Readonly<Record<string, Label>>;
const BY_NAME: Readonly<Record<string, Named>> = { goods: GOODS, remedy: REMEDIES };

/** Joined by a word in each language; what says nothing is left out. */
export function joined(parts: readonly Label[], zh: string, en: string): Label {
  const said = parts.filter((part) => part.zh !== '');
  return label(said.map((part) => part.zh).join(zh), said.map((part) => part.en).join(en));
}

/** Hundredths of a percent as people write them: 1500 = `15 %`. */
export const shareWords = (bps: number): string => `${bps / 100} %`;
/** Minor units as people write them: 50000 = `500`. */
export const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));

function valueWords(profile: ResolvedProfile, attribute: string, words: AttributeWords, value: unknown): Label {
  const key = String(value);
  const named: Named = words.values ?? (words.list === undefined ? BY_NAME[attribute] : profile[words.list]) ?? {};
  return Object.hasOwn(named, key) ? named[key] ?? label(key, key) : label(key, key);
}

function numberWords(words: AttributeWords, value: number): Label {
  if (words.unit === 'money') return label(`${yuan(value)} 元`, `${yuan(value)} yuan`);
  if (words.unit === 'share') return label(shareWords(value), shareWords(value));
  return words.unit === 'pieces' ? label(`${value} 件`, `${value} pieces`) : label(String(value), String(value));
}

const BOUNDS: Readonly<Record<string, (value: Label) => Label>> = {
  eq: ({ zh, en }) => label(`为 ${zh}`, `is ${en}`), gt: ({ zh, en }) => label(`超过 ${zh}`, `is above ${en}`), gte: ({ zh, en }) => label(`达到 ${zh}`, `is at least ${en}`),
  lt: ({ zh, en }) => label(`不足 ${zh}`, `is below ${en}`), lte: ({ zh, en }) => label(`不超过 ${zh}`, `is at most ${en}`),
};

function testWords(profile: ResolvedProfile, attribute: string, test: unknown): Label {
  const words: AttributeWords = ATTRIBUTE_WORDS[attribute as keyof typeof ATTRIBUTE_WORDS] ?? label(attribute, attribute);
  const value = (of: unknown): Label => valueWords(profile, attribute, words, of);
  if (typeof test === 'boolean') return (test ? words.yes : words.no) ?? label(attribute, attribute);
  if (!isObject(test)) return label(`${words.zh}为${value(test).zh}`, `${words.en} is ${value(test).en}`);
  const parts = Object.entries(test).map(([operator, operand]) => {
    if (operator === 'known') return operand === true ? label('已知', 'is known') : label('未知', 'is not known');
    const listed = Array.isArray(operand) ? operand.map(value) : [];
    const zh = joined(listed, '、', '').zh;
    if (operator === 'in') return label(`为${zh}`, `is ${joined(listed, '', ' or ').en}`);
    if (operator === 'notIn') return label(`不为${zh}`, `is ${listed.length > 1 ? 'neither' : 'not'} ${joined(listed, '', ' nor ').en}`);
    return BOUNDS[operator]?.(numberWords(words, Number(operand))) ?? label(operator, operator);
  });
  const { zh, en } = joined(parts, '、', ' and ');
  return label(`${words.zh}${zh}`, `${words.en} ${en}`);
}

/** A condition in both languages; empty for one that always holds, 从不 / never for one that never does. */
export function conditionWords(profile: ResolvedProfile, when: object): Label {
  const { all, any } = when as { all?: readonly object[]; any?: readonly object[] };
  const parts = (of: readonly object[]): Label[] => of.map((part) => conditionWords(profile, part));
  if (Array.isArray(all)) return joined(parts(all), '，且', ', and ');
  if (Array.isArray(any)) return any.length === 0 ? label('从不', 'never') : joined(parts(any), '，或', ', or ');
  return joined(Object.entries(when).map(([attribute, test]) => testWords(profile, attribute, test)), '，且', ', and ');
}
