/** `attrs` of a fact: a strict object of exactly the attributes that fact may set, each of them optional (attribute-sources.ts). */
import { z } from 'zod';
import { ATTRIBUTE_SOURCES, maySet, type AttributeLevel, type AttributeName, type AttributeType } from '../attribute-sources.js';
import type { FactKind } from '../fact-kinds.js';
import { Bps, Code, Fen, Quantity } from '../scalars.js';

type Sources = typeof ATTRIBUTE_SOURCES;
/** Names of the attributes that a fact of kind F may set at level L. */
type SetBy<F extends FactKind, L extends AttributeLevel> =
  { [K in AttributeName]: Sources[K]['level'] extends L ? (F extends Sources[K]['from'][number] ? K : never) : never }[AttributeName];
type SchemaOf<T> =
  T extends readonly string[] ? z.ZodEnum<{ [K in T[number]]: K }> : T extends 'boolean' ? z.ZodBoolean : T extends 'fen' | 'bps' ? z.ZodInt : z.ZodString;
type Attrs<F extends FactKind, L extends AttributeLevel> = z.ZodObject<{ [K in SetBy<F, L>]: z.ZodOptional<SchemaOf<Sources[K]['type']>> }, z.core.$strict>;

const WORDS: { readonly [T in Extract<AttributeType, string>]: z.ZodType } = { boolean: z.boolean(), code: Code, fen: Fen, bps: Bps, quantity: Quantity };

/** Schema of the attributes this fact may set on the case or on one line (or portion). */
export function attrsOf<F extends FactKind, L extends AttributeLevel>(fact: F, level: L): Attrs<F, L> {
  const set = Object.entries<{ readonly type: AttributeType }>(ATTRIBUTE_SOURCES).filter(([name]) => maySet(fact, level, name));
  const shape = set.map(([name, { type }]) => [name, (typeof type === 'string' ? WORDS[type] : z.enum(type as [string, ...string[]])).optional()] as const);
  return z.strictObject(Object.fromEntries(shape)) as unknown as Attrs<F, L>;
}
