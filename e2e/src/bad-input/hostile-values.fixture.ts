/** Values that are no good for anybody (reliability-performance.md §4.2), by what a parameter is to be. */

export interface ParameterSchema { readonly type?: string; readonly enum?: readonly string[]; readonly pattern?: string; readonly format?: string; readonly minimum?: number; readonly maximum?: number; readonly minLength?: number; readonly maxLength?: number }
export interface Parameter { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: ParameterSchema }

/** Not one of these is a whole number within any limit of the house. */
const NO_NUMBER = ['-1', '-0', '0.1', '1e3', '1e400', 'NaN', 'Infinity', ' 5 ', '+5', '５', '0x10', '1_000', '2147483648', '9007199254740993', '0.000000000000000000000000000001', '5;select 1', 'true', '[1]'];

const TEXTS = [
  "'; drop table task; --", "x' or '1'='1", '1) union select version()', '$1', '{"$ne":null}', '%', '_%\\', '../../etc/passwd', '/etc/passwd', 'C:\\x', '\u0000', 'a\u0000b', '\r\nset-cookie: a=b', 'a\nb',
  '\u202Egpj', 'a\u200Bb', '\uFF10', 'é', 'e\u0301', '𠀀', '😀', '=CMD()', '+1', '-1', '@x', '\t', ' ', '{{7*7}}', '${7*7}', 'x'.repeat(5_000), 'a'.repeat(30) + '!', '__proto__', 'constructor', "GT01/x' or RmaOwner='x",
];
const NO_UUID = ['{00000000-0000-4000-8000-000000000000}', '000000000000400080000000000000000', 'urn:uuid:00000000-0000-4000-8000-000000000000', '00000000-0000-4000-8000-00000000000g'];

/** Texts of a parameter's kind that it must refuse. */
export function refusedValues({ type, enum: choices, pattern, format, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: ParameterSchema): string[] {
  if (type === 'integer' || type === 'number') return NO_NUMBER;
  if (choices !== undefined) return [...TEXTS, choices[0]?.toUpperCase() ?? '', `${choices[0]},${choices[1] ?? ''}`].filter((text) => !choices.includes(text));
  const fits = pattern === undefined ? () => true : (text: string): boolean => new RegExp(pattern, 'u').test(text);
  return [...TEXTS, ...(format === 'uuid' ? NO_UUID : [])].filter((text) => !fits(text) || text.length > maxLength || text.length < minLength || text.includes('\u0000'));
}

/** Texts that a parameter may take: looked for, and not found. */
export const harmlessValues = (schema: ParameterSchema): string[] => {
  const refused = new Set(refusedValues(schema));
  return schema.type === 'string' && schema.enum === undefined ? TEXTS.filter((text) => !refused.has(text)) : [];
};
