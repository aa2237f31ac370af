import { readFileSync } from 'node:fs';
import { EVENTS } from '@guitu/contracts/events/catalogue';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { asyncapiPage } from './asyncapi-page.js';

interface Document {
  readonly channels: Readonly<Record<string, { readonly messages: Readonly<Record<string, { readonly $ref: string }>> }>>;
  readonly components: { readonly messages: Readonly<Record<string, { readonly payload: { readonly $ref: string } }>>; readonly schemas: Readonly<Record<string, object>> };
}
const document = parse(asyncapiPage().text) as Document;
const fixture = (type: string): object =>
  JSON.parse(readFileSync(new URL(`../../../libs/contracts/fixtures/events/${type}.json`, import.meta.url), 'utf8')) as object;

/** The node a `#/a/b` reference points to. */
function resolve(ref: string): unknown {
  return ref.slice(2).split('/').reduce<unknown>((node, key) => (node as Readonly<Record<string, unknown>> | undefined)?.[key], document);
}

const ajv = new Ajv({ strict: false, validateFormats: false });
const validate = (type: string, value: object): boolean => {
  const { $ref } = document.components.messages[type]?.payload ?? { $ref: '' };
  return ajv.validate(resolve($ref) as object, value);
};

describe('AsyncAPI document', () => {
  it('names every event on the topic of its producer, each reference leading to a message', () => {
    const named = Object.entries(document.channels).flatMap(([source, { messages }]) => Object.entries(messages).map(([type, { $ref }]) => ({ source, type, found: resolve($ref) !== undefined })));
    const expected = [...EVENTS.values()].map(({ source, type }) => ({ source, type, found: true }));
    expect(new Set(named)).toEqual(new Set(expected));
    expect(named).toHaveLength(expected.length);
  });

  it.each([...EVENTS.keys()])('%s: the golden fixture fits the published schema, with one more field it does not', (type) => {
    expect(validate(type, fixture(type))).toBe(true);
    expect(validate(type, { ...fixture(type), fieldNobodyKnows: 1 })).toBe(false);
  });
});
