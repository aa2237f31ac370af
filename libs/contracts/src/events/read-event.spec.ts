import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { readEvent } from './read-event.js';

const event = defineEvent('process.sample.v1', z.strictObject({ no: z.string(), lines: z.array(z.strictObject({ line: z.int() })) }));

describe('readEvent', () => {
  it('leaves out what a newer producer added, at any depth, and keeps the given body as it was', () => {
    const body = { no: 'A', later: 1, lines: [{ line: 1 }, { line: 2, colour: 'red' }] };
    expect(readEvent(event, body)).toEqual({ no: 'A', lines: [{ line: 1 }, { line: 2 }] });
    expect(body.lines[1]).toHaveProperty('colour');
  });

  it('refuses a body in which a known field is wrong, also when there are unknown ones', () => {
    expect(() => readEvent(event, { no: 7, later: 1, lines: [] })).toThrow(/no/);
    expect(() => readEvent(event, { later: 1, lines: [] })).toThrow(/no/);
  });
});
