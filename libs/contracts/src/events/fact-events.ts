/** One event per desk and fact kind: `<desk>.<event>.v1`, body = the fact with its kind's own payload. */
import { z } from 'zod';
import { FACT_KINDS, FACT_KIND_LIST, factEventType, type FactKind } from '../fact-kinds.js';
import { FactBody } from '../fact.js';
import { FACT_PAYLOADS } from '../facts/payloads.js';
import type { Desk } from '../vocabulary.js';
import { defineEvent, type EventDefinition } from './define-event.js';

const define = (desk: Desk, kind: FactKind): EventDefinition<FactBody> =>
  defineEvent(factEventType(desk, kind), FactBody.extend({ kind: z.literal(kind), payload: FACT_PAYLOADS[kind] }) as unknown as z.ZodType<FactBody>);

/** All fact events by type. */
export const FACT_EVENTS: ReadonlyMap<string, EventDefinition<FactBody>> = new Map(
  FACT_KIND_LIST.flatMap((kind) => FACT_KINDS[kind].desks.map((desk) => define(desk, kind))).map((event) => [event.type, event]),
);

/** The event of a fact recorded at a desk. Throws when that desk does not record this kind. */
export function factEvent(desk: Desk, kind: FactKind): EventDefinition<FactBody> {
  const event = FACT_EVENTS.get(factEventType(desk, kind));
  if (event === undefined) throw new Error(`desk ${desk} does not record ${kind}`);
  return event;
}
