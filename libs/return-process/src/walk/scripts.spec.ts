import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { describe, expect, it } from '@jest/globals';
import { SEED_PROCEDURES } from '../policy/profiles/catalogue.js';
import { contextOf } from '../return-process.js';
import { profile } from '../return-run.fixture.js';
import { script } from './scripts.fixture.js';
import { registered } from './beginnings.fixture.js';

describe.each(['headline@1' as const, ...SEED_PROCEDURES])('a return under %s', (ref) => {
  const policy = profile(ref);
  it('comes to its end when everybody does what he is asked, in time', () => {
    const ctx = contextOf(policy, TEST_PLAIN);
    const { lines, end, breached } = script(ctx, registered()(ctx), false);
    console.info(`${ref}: ${lines.map(({ kind }) => kind).join(' ')}`);
    expect(end.result).toBe('completed');
    expect(breached).toEqual([]);
  });
  it('comes to its end when everybody is late, and every limit that ran is breached', () => {
    const ctx = contextOf(policy, TEST_PLAIN);
    const { lines, end, breached } = script(ctx, registered()(ctx), true);
    expect(end.result).toBe('completed');
    // a limit of the whole return stops when it closes: nobody is late for that
    const ran = end.clocks.filter(({ kind, state, ladder, step }) => kind === 'sla' && state !== 'cancelled' && step !== 'close' && (policy.ladders[ladder] ?? []).some((rung) => rung.do === 'breach'));
    expect(breached).toEqual([...new Set(ran.map(({ rule }) => rule))].sort());
    expect(lines.some(({ late }) => late)).toBe(breached.length > 0);
  });
});
