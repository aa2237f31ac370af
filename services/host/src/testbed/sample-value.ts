/** A smallest value that a JSON schema (OpenAPI 3.1) accepts, with given values for properties by their name. */
export interface Schema {
  readonly $ref?: string; readonly type?: string | readonly string[]; readonly const?: unknown; readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[]; readonly oneOf?: readonly Schema[]; readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly items?: Schema; readonly minItems?: number;
  readonly pattern?: string; readonly format?: string; readonly minLength?: number; readonly minimum?: number; readonly exclusiveMinimum?: number;
}
export type Schemas = Readonly<Record<string, Schema>>;

/** Words of every shape the house's patterns ask for; the first that fits is taken. */
const WORDS = ['A1', 'e-nobody', 'RT2026-000000', 'x', 'RT2026-000000~c1~walk~1~1', '1', '2026-01-02', '2026-01', '0000', 'Asia/Shanghai', 'CNY', 'c1/walk/1/1', '0.5', 'GT01/RT2026-000000', 'a'.repeat(64), 'nobody@house.example', '12345678', 'word'];
const FORMATS: Readonly<Record<string, string>> = { uuid: '019b0000-0000-7000-8000-000000000000', date: '2026-01-02', uri: 'https://a.example' };

/** @throws Error when a schema is of a kind this does not know, or no word fits its pattern */
export function sampleValue(schema: Schema, schemas: Schemas, given: Readonly<Record<string, unknown>>): unknown {
  if (schema.$ref !== undefined) return sampleValue(named(schema.$ref, schemas), schemas, given);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const either = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (either !== undefined) return sampleValue(either, schemas, given);
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => sampleValue(part, schemas, given))) as unknown;
  const type = typeof schema.type === 'string' ? schema.type : (schema.type?.[0] ?? (schema.properties === undefined ? 'any' : 'object'));
  switch (type) {
    case 'object': return sampleObject(schema, schemas, given);
    case 'array': return Array.from({ length: schema.minItems ?? 0 }, () => sampleValue(schema.items ?? {}, schemas, given));
    case 'string': return sampleWord(schema);
    case 'integer': case 'number': return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1, 1);
    case 'boolean': return false;
    case 'null': return null;
    case 'any': return {};
    default: throw new Error(`no sample of type ${type}`);
  }
}

function sampleObject({ properties = {}, required = [] }: Schema, schemas: Schemas, given: Readonly<Record<string, unknown>>): object {
  const wanted = Object.keys(properties).filter((key) => required.includes(key) || key in given);
  return Object.fromEntries(wanted.map((key) => [key, key in given ? given[key] : sampleValue(properties[key] ?? {}, schemas, given)]));
}

function sampleWord({ pattern, format, minLength = 0 }: Schema): string {
  const known = FORMATS[format ?? ''];
  if (known !== undefined) return known;
  const word = WORDS.find((one) => one.length >= minLength && (pattern === undefined || new RegExp(pattern, 'u').test(one)));
  if (word === undefined) throw new Error(`no word fits ${pattern ?? ''}`);
  return word;
}

function named(ref: string, schemas: Schemas): Schema {
  const schema = schemas[ref.split('/').at(-1) ?? ''];
  if (schema === undefined) throw new Error(`no schema ${ref}`);
  return schema;
}
