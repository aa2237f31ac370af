/** Every body of every command meets the input catalogue of reliability-performance.md §4.2 before it reaches anything: no database is needed to refuse it. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bodySchemasOf, type BodySchema } from '@guitu/platform/http/route-schemas';
import { previewApi } from '@guitu/platform/service/describe-api';
import { loadServices, SERVICE_NAMES } from './load-services.js';
import { spoilt } from './testbed/hostile-bodies.js';
import type { Schema, Schemas } from './testbed/sample-value.js';

/** Whole numbers above 2³¹ that a body may hold: money and instants, kept as bigint and timestamptz; masses, kept in their form; a task's revision, compared before it is kept. */
const LARGE: readonly string[] = [
  'amount', 'amountCap', 'cardLimit', 'cost', 'delta', 'fee', 'fenPerHour', 'granted', 'lineAmount', 'missingValue', 'net', 'price', 'unitPrice',
  'arrivedAt', 'at', 'complaintAt', 'date', 'due', 'dueAt', 'eta', 'from', 'fromUtcMs', 'newDue', 'performedAt', 'promisedAt', 'registeredAt', 'since', 'to', 'until',
  'metal', 'packing', 'plastic', 'wire', 'taskRev',
];
/** A procedure that is only checked is a document of any form; what it lacks is the answer. */
const ANY_DOCUMENT: readonly string[] = ['PolicyController.check'];

const bodies = new Map<string, BodySchema[]>();
beforeAll(async () => {
  process.env['GUITU_TEMPORAL_ADDRESS'] ??= '127.0.0.1:9';
  for (const definition of await loadServices(SERVICE_NAMES.join(','))) bodies.set(definition.name, bodySchemasOf(await previewApi(definition)).filter(({ place }) => !ANY_DOCUMENT.includes(place)));
}, 120_000);

describe.each(SERVICE_NAMES)('%s', (name) => {
  it('4.2: takes a good body of each command and none in which one value is no good for anybody, or with a field that is nobody’s to set', () => {
    const found: string[] = [];
    for (const { place, json, takes } of bodies.get(name) ?? []) {
      const { $defs = {}, ...schema } = json as Schema & { $defs?: Schemas };
      const { good, refused, large } = spoilt(schema, $defs);
      // what spoils it is the one value, not something else that nobody noticed
      if (!takes(good)) found.push(`${place}: the good body is refused`);
      found.push(...refused.filter(({ body }) => takes(body)).map(({ how }) => `${place}: taken with ${how}`));
      found.push(...large.filter((field) => !LARGE.includes(field)).map((field) => `${place}: ${field} may be larger than an integer of the database`));
    }
    expect(bodies.get(name)?.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });
});
