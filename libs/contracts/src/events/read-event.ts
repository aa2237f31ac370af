/** Reading side of an event: strict when produced, tolerant when read (design.md §5). */
import type { z } from 'zod';
import type { EventDefinition } from './define-event.js';

/**
 * The body as this reader knows it: fields a newer producer added are left out, everything else is checked.
 * @throws ZodError when a known field is missing or wrong
 */
export function readEvent<T>(definition: EventDefinition<T>, body: unknown): T {
  const parsed = definition.schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const unknown = parsed.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
  if (unknown.length !== parsed.error.issues.length) throw parsed.error;
  return definition.schema.parse(without(body, unknown));
}

function without(body: unknown, issues: readonly z.core.$ZodIssueUnrecognizedKeys[]): unknown {
  const copy: unknown = structuredClone(body);
  for (const { path, keys } of issues) {
    const holder = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], copy) as Record<string, unknown>;
    for (const key of keys) delete holder[key];
  }
  return copy;
}
