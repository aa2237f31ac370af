/** One event type: its name, its topic's owner and its schema. Producers parse strictly with it; consumers read what they need (design.md §5). */
import type { z } from 'zod';

export interface EventDefinition<T = unknown> {
  /** e.g. `quality.disposition-decided.v1` */
  readonly type: string;
  /** producing service = topic suffix */
  readonly source: string;
  readonly schema: z.ZodType<T>;
}

/** Ties a type to its schema; the source is the type's first part. */
export function defineEvent<T>(type: string, schema: z.ZodType<T>): EventDefinition<T> {
  return { type, source: type.slice(0, type.indexOf('.')), schema };
}
