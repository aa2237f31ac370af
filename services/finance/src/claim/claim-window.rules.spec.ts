import { expect, it } from '@jest/globals';
import { claimDue, liesAhead } from './claim-window.rules.js';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const [MINUTE, HOUR] = [60_000, 3_600_000];

it('a loss was seen a minute ago or now; not in a minute', () => {
  expect([-MINUTE, 0, 1, MINUTE].map((more) => liesAhead(NOON + more, NOON))).toEqual([false, false, true, true]);
});

it('its time runs from when it was seen: the party’s own hours, else a day for a carrier, a week for a supplier', () => {
  expect([claimDue(NOON, 'carrier', 48), claimDue(NOON, 'carrier', null), claimDue(NOON, 'supplier', null)].map((due) => (due - NOON) / HOUR)).toEqual([48, 24, 168]);
});
