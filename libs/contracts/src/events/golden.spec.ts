/**
 * One golden fixture per event version, which must parse for ever (design.md §5): a change that breaks one breaks every record
 * already in the topics. A new meaning is a new version with a new fixture; fixtures are never edited or removed, which
 * fixtures/frozen.json (sha256 of each) holds them to.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { EVENTS } from './catalogue.js';
import { readEvent } from './read-event.js';

const FIXTURES = new URL('../../fixtures/', import.meta.url);
const text = (type: string): string => readFileSync(new URL(`events/${type}.json`, FIXTURES), 'utf8');
const body = (type: string): Record<string, unknown> => JSON.parse(text(type)) as Record<string, unknown>;
const fixtures = readdirSync(new URL('events/', FIXTURES)).map((name) => name.replace(/\.json$/, ''));
const frozen = JSON.parse(readFileSync(new URL('frozen.json', FIXTURES), 'utf8')) as Record<string, string>;

/** Parses as the producer of this type would; throws for a type that is not in the catalogue. */
function produce(type: string, value: unknown): unknown {
  const event = EVENTS.get(type);
  if (event === undefined) throw new Error(`unknown event type ${type}`);
  return event.schema.parse(value);
}

/** Objects whose keys are data: a further key there is a new word, not a further field. */
const MAPS = ['attrs', 'inputs', 'fields', 'checks', 'requires'];

/** As a later release may say it: one field more in every object. */
function grown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(grown);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, of]) => [key, MAPS.includes(key) ? of : grown(of)] as const);
  return { ...Object.fromEntries(fields), fieldOfTheNextRelease: true };
}

describe('golden fixtures of events', () => {
  it('every event of the catalogue has one', () => {
    expect([...EVENTS.keys()].filter((type) => !fixtures.includes(type))).toEqual([]);
  });

  it.each(fixtures)('%s parses, and nothing of it is lost or changed', (type) => {
    expect(produce(type, body(type))).toEqual(body(type));
  });

  it.each(fixtures)('%s with a field nobody knows is refused', (type) => {
    expect(() => produce(type, { ...body(type), fieldNobodyKnows: 1 })).toThrow(/fieldNobodyKnows/);
  });

  it.each([...EVENTS.values()].map((event) => [event.type, event] as const))('%s as a later release says it is read as this one knows it', (type, event) => {
    // what is kept as it came (documents, states) keeps its further fields
    expect(readEvent(event, grown(body(type)))).toMatchObject(body(type));
  });

  it('a fixture of an unknown type is refused', () => {
    expect(() => produce('quality.disposition-revoked.v1', body('quality.disposition-decided.v1'))).toThrow('unknown event type quality.disposition-revoked.v1');
  });

  it('a fixture under the name of another event is refused', () => {
    expect(() => produce('warehouse.goods-received.v1', body('quality.disposition-decided.v1'))).toThrow();
  });

  it('none was edited or removed, each new one is frozen too', () => {
    const now = Object.fromEntries(fixtures.map((type) => [type, createHash('sha256').update(text(type)).digest('hex')]));
    expect(now).toEqual(frozen);
  });
});
