/** One event type as libs/contracts describes it; messaging needs only its name and its strict schema. */
export interface EventDefinition<T = unknown> {
  /** e.g. `quality.disposition-decided.v1` */
  readonly type: string;
  /** Strict: unknown or missing fields are refused when the event is produced. */
  readonly schema: { parse(value: unknown): T };
}

/** Topic of a producing service: `<prefix>.<source>`. */
export const topicOf = (prefix: string, source: string): string => `${prefix}.${source}`;
