/** A small language for the form of a document: what it may contain, with the place of everything that does not fit (V01, V02). */
import { problem, type Problem } from './problem.js';

/** Everything wrong with a value at a path. */
export type Shape = (value: unknown, path: string) => Problem[];

type Required<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];
type Fields<T> = { readonly [K in Required<T>]: Shape } & { readonly [K in Exclude<keyof T, Required<T>>]?: never };
type Optional<T> = { readonly [K in Exclude<keyof T, Required<T>>]: Shape };

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);
const wrong = (path: string, zh: string, en: string): Problem[] => [problem('V02', path, zh, en)];

export const text: Shape = (value, path) => (typeof value === 'string' && value.length > 0 && value.length <= 200 ? [] : wrong(path, '应为 1–200 字的文字', 'must be a text of 1 to 200 characters'));
export const code: Shape = (value, path) => (typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/.test(value) ? [] : wrong(path, '应为代码（字母、数字、. _ -，最多 40 位）', 'must be a code (letters, digits, . _ -, at most 40)'));
export const flag: Shape = (value, path) => (typeof value === 'boolean' ? [] : wrong(path, '应为是或否', 'must be true or false'));
/** Whole numbers from `min` on that JSON carries exactly. */
export const whole = (min: number): Shape => (value, path) =>
  (typeof value === 'number' && Number.isSafeInteger(value) && value >= min ? [] : wrong(path, `应为不小于 ${min} 的整数`, `must be a whole number, at least ${min}`));
export const oneOf = (...values: readonly unknown[]): Shape => (value, path) =>
  (values.includes(value) ? [] : wrong(path, `只能是 ${values.join('、')}`, `must be one of ${values.join(', ')}`));
export const matching = (pattern: RegExp): Shape => (value, path) => (typeof value === 'string' && pattern.test(value) ? [] : wrong(path, '格式不对', 'wrong format'));
export const orNull = (shape: Shape): Shape => (value, path) => (value === null ? [] : shape(value, path));
export const either = (first: Shape, second: Shape): Shape => (value, path) => (first(value, path).length === 0 ? [] : second(value, path));
export const list = (shape: Shape, min = 0): Shape => (value, path) => {
  if (!Array.isArray(value)) return wrong(path, '应为列表', 'must be a list');
  return value.length < min ? wrong(path, `至少要有 ${min} 项`, `needs at least ${min} entries`) : value.flatMap((entry, index) => shape(entry, at(path, index)));
};

/** A list of codes with something behind each; `reserved` words may not be codes (inheritance gives them a meaning). */
export const record = (shape: Shape, reserved: ReadonlySet<string>): Shape => (value, path) => {
  if (!isObject(value)) return wrong(path, '应为按代码列出的条目', 'must be entries by code');
  return Object.entries(value).flatMap(([key, entry]) =>
    (reserved.has(key) ? [problem('V01', at(path, key), `${key} 是保留字，不能作代码`, `${key} is reserved and cannot be a code`)] : [...code(key, at(path, key)), ...shape(entry, at(path, key))]));
};

/** Entries under some of these keys. */
export const among = (keys: readonly string[], shape: Shape): Shape => (value, path) => {
  if (!isObject(value)) return wrong(path, '应为一组字段', 'must be a group of fields');
  return Object.entries(value).flatMap(([key, entry]) => [...oneOf(...keys)(key, at(path, key)), ...shape(entry, at(path, key))]);
};

/** Exactly the fields of T: the first list must be there, the second may. */
export const object = <T>(fields: Fields<T>, optional: Optional<T>): Shape => {
  const [must, may] = [fields, optional] as unknown as [Readonly<Record<string, Shape>>, Readonly<Record<string, Shape>>];
  return (value, path) => {
    if (!isObject(value)) return wrong(path, '应为一组字段', 'must be a group of fields');
    const missing = Object.keys(must).filter((key) => value[key] === undefined).map((key) => problem('V01', at(path, key), '缺少此项', 'is missing'));
    return [...missing, ...Object.entries(value).flatMap(([key, entry]) => {
      const shape = Object.hasOwn(must, key) ? must[key] : Object.hasOwn(may, key) ? may[key] : undefined;
      return shape === undefined ? [problem('V01', at(path, key), '没有这一项', 'there is no such field')] : entry === undefined ? [] : shape(entry, at(path, key));
    })];
  };
};

/** Exactly one of several alternatives, told apart by the field that only it has. */
export const taggedBy = (alternatives: Readonly<Record<string, Shape>>): Shape => (value, path) => {
  const tag = isObject(value) ? Object.keys(alternatives).find((key) => Object.hasOwn(value, key)) : undefined;
  const names = Object.keys(alternatives);
  return tag === undefined ? wrong(path, `应写明 ${names.join('、')} 之一`, `must say one of ${names.join(', ')}`) : alternatives[tag]!(value, path);
};
