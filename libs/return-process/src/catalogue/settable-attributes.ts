/** What a fact says of the return or of a line, as far as it may and as the policy's conditions read it (attribute-sources.ts). */
import { ATTRIBUTE_SOURCES, maySet, type AttributeLevel, type AttributeType } from '@guitu/contracts/attribute-sources';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { parseQuantity } from '@guitu/contracts/quantity';
import type { Attr } from '../state.js';

function readAs(type: AttributeType, value: unknown): Attr | null {
  if (typeof type !== 'string') return typeof value === 'string' && type.includes(value) ? value : null;
  switch (type) {
    case 'boolean': return typeof value === 'boolean' ? value : null;
    case 'code': return typeof value === 'string' && value.length > 0 && value.length <= 40 ? value : null;
    case 'quantity': return parseQuantity(value, 'pcs');
    default: return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
  }
}

/** The attributes of an untrusted object that a fact of this kind may set at this level; the rest is not read. */
export function attrsSetBy(fact: FactKind, level: AttributeLevel, value: unknown): Record<string, Attr> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).flatMap(([name, given]) => {
    const read = maySet(fact, level, name) ? readAs(ATTRIBUTE_SOURCES[name].type, given) : null;
    return read === null ? [] : [[name, read] as const];
  }));
}
