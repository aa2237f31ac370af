/**
 * The cases a set of conditions can tell apart (process-model.md §1.9): the constants they mention cut each attribute into
 * regions, and one representative of each is enough.
 */
import { LINE_ATTRIBUTES, type AttributeKind } from './attribute-kinds.js';
import type { Attrs, When } from './conditions.js';
import { isObject } from './shape.js';

/** More combinations than this are not tried: the conditions of one table never come near it. */
export const REGION_LIMIT = 20_000;
const OTHER_CODE = 'any-other-code';

type Mentioned = Map<string, Set<unknown>>;

function collect(when: unknown, mentioned: Mentioned): void {
  if (!isObject(when)) return;
  const group = Array.isArray(when['all']) ? when['all'] : Array.isArray(when['any']) ? when['any'] : null;
  if (group !== null) return group.forEach((part) => collect(part, mentioned));
  for (const [attribute, test] of Object.entries(when)) {
    const values = isObject(test) ? Object.values(test).flat() : [test];
    mentioned.set(attribute, new Set([...(mentioned.get(attribute) ?? []), ...values]));
  }
}

function representatives(attribute: string, constants: ReadonlySet<unknown>): unknown[] {
  const kind = (LINE_ATTRIBUTES as Readonly<Record<string, AttributeKind>>)[attribute];
  if (kind === 'boolean') return [true, false];
  if (kind === 'code') return [...constants, OTHER_CODE].filter((value) => typeof value === 'string');
  if (kind === 'number') return [...new Set([...constants].flatMap((value) => (typeof value === 'number' ? [value - 1, value, value + 1] : [])))];
  return [...(kind ?? [])];
}

/** Values of which each attribute that the conditions mention needs one of each, to tell its regions apart. */
export function mentionedValues(whens: readonly object[]): Map<string, unknown[]> {
  const mentioned: Mentioned = new Map();
  for (const when of whens) collect(when, mentioned);
  return new Map([...mentioned].map(([attribute, constants]) => [attribute, representatives(attribute, constants)]));
}

/**
 * One attribute vector per region, with `unknown` also those in which an attribute is not known; attributes in `fixed` keep
 * their value. Null when there are too many to try.
 */
export function regionsOf<A>(whens: readonly When<A>[], unknown: boolean, fixed: Attrs<A> = {}): Attrs<A>[] | null {
  let regions: Attrs<A>[] = [fixed];
  for (const [attribute, found] of mentionedValues(whens)) {
    if (Object.hasOwn(fixed, attribute)) continue;
    const values = [...found, ...(unknown ? [undefined] : [])];
    if (regions.length * values.length > REGION_LIMIT) return null;
    regions = regions.flatMap((region) => values.map((value) => (value === undefined ? region : { ...region, [attribute]: value })));
  }
  return regions;
}
