import { describe, expect, it } from '@jest/globals';
import { STEP_ROWS } from '../../tracks/step-rows.js';
import { openSteps } from '../open-steps.js';
import { PROCEDURES, PROFILES } from '../profiles/catalogue.js';
import { resolveProfile } from '../resolve.js';
import { STEP_KEYS, type StepKey } from '../steps.js';
import { ACTS } from './acts.js';
import { performers } from './performers.js';

const isNamed = (key: string): key is StepKey => (STEP_KEYS as readonly string[]).includes(key);

describe('who does a step, as the pages say it', () => {
  it.each(PROCEDURES)('%s: is whom the core asks, wherever that depends on the policy alone', (ref) => {
    const profile = resolveProfile(ref, PROFILES).profile!;
    const open = openSteps(profile);
    const wrong = STEP_ROWS.flatMap(({ key, owner, gate }) => {
      // an owner that looks at the return itself has more parameters
      if (!isNamed(key) || !open.has(key) || owner === undefined || owner.length !== 1 || gate !== undefined) return [];
      const asked = owner(profile, undefined as never, undefined as never);
      return asked === null || performers(profile, key).includes(asked) ? [] : [`${key}: the core asks ${asked}, the page says ${performers(profile, key).join(', ')}`];
    });
    expect(wrong).toEqual([]);
  });

  it('every step has an act in both languages', () => {
    for (const step of STEP_KEYS) expect([step, /\p{Script=Han}/u.test(ACTS[step].zh), /^[a-z][a-z-]+ ?/.test(ACTS[step].en)]).toEqual([step, true, true]);
  });
});
