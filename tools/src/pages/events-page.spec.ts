import { EVENTS } from '@guitu/contracts/events/catalogue';
import { describe, expect, it } from '@jest/globals';
import { eventsPage } from './events-page.js';

describe('events page', () => {
  const { text } = eventsPage();
  const rows = text.split('\n').filter((line) => line.startsWith('| [`'));

  it('has one row per event of the catalogue, under its topic', () => {
    expect(rows.map((row) => /^\| \[`([^`]+)`/.exec(row)?.[1]).sort()).toEqual([...EVENTS.keys()].sort());
    const topicOf = (type: string): string | undefined => text.slice(0, text.indexOf(`| [\`${type}\``)).match(/^## (.+)$/gm)?.at(-1);
    expect([...EVENTS.values()].filter(({ type, source }) => topicOf(type) !== `## guitu.${source}`)).toEqual([]);
  });

  it('names the fields of a fact with what may be absent and what is a list', () => {
    expect(rows.find((row) => row.includes('quality.disposition-decided.v1'))).toContain('| 判定 | Disposition | 决定 decision | lines[], signerRole?, faultCode?, opinionRef? |');
  });
});
