import { describe, expect, it } from '@jest/globals';
import { PROFILES, SEED_PROCEDURES } from '../policy/profiles/catalogue.js';
import { resolveProfile } from '../policy/resolve.js';
import { routeOf } from '../tracks/execute/routes.js';
import { flowOf } from './compile.js';

/** A step that a loop sends round again, those that run inside the loop with it, and the step through which the loop is left. */
const LOOPS: readonly { again: string; inside: readonly string[]; exit: string }[] = [
  { again: 'receive', inside: ['papers'], exit: 'discrepancy' }, { again: 'plan', inside: [], exit: 'firstArticle' }, { again: 'improve', inside: [], exit: 'effect' },
  { again: 'report', inside: [], exit: 'ack' }, { again: 'value', inside: [], exit: 'propose' }, { again: 'audit', inside: [], exit: 'settleApprove' },
];

describe('loops and what waits for them', () => {
  // duties are left out: a paper that a round brings is done once, however often the loop goes round
  it.each(['headline@1', ...SEED_PROCEDURES] as const)('V22: in %s no step outside a loop waits for one inside it without waiting for the loop’s exit', (ref) => {
    const { steps, byKey } = flowOf(resolveProfile(ref, PROFILES).profile!);
    const early = steps.filter(({ on, accepts }) => on && accepts !== 'duty').flatMap(({ key, after }) => {
      const waits = after.map((mark) => mark.replace(/^(?:any|all):/, ''));
      return LOOPS.filter(({ again, inside, exit }) => waits.includes(again) && key !== exit && !inside.includes(key) && byKey[exit]?.on === true && !waits.includes(exit)).map(({ again, exit }) => `${key} waits for ${again}, not for ${exit}`);
    });
    expect(early).toEqual([]);
  });

  it('V22: on the routes of the goods the exit follows the step that is done again', () => {
    const next = (steps: readonly string[], step: string): string | undefined => steps[steps.indexOf(step) + 1];
    expect([next(routeOf('REWORK', null).steps, 'rework'), next(routeOf('RETURN_TO_CUSTOMER', null).steps, 'pack')]).toEqual(['reinspect', 'dispatchCheck']);
  });
});
