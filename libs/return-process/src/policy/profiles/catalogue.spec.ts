import { describe, expect, it } from '@jest/globals';
import { CALENDARS } from '@guitu/calendar/snapshots/catalogue';
import type { Problem } from '../problem.js';
import { refOf, resolveProfile } from '../resolve.js';
import { validateProfile } from '../validate.js';
import { PROCEDURES, PROFILES, SEED_PROCEDURES, TIME_LAPSES } from './catalogue.js';

const house = { calendars: CALENDARS, today: '2025-12-01' };
const refs = PROFILES.map(refOf);
/** base@1 is a stock of words and switches, not a procedure: nothing may be decided under it. */
const PARENT_ONLY = ['base@1'];

/** Whether the core of this release cannot carry the profile's part out yet; the profile itself is right. */
const notYet = ({ check, en }: Problem): boolean => check === 'V11' && en.startsWith('there is no route');
function faultsOf(ref: (typeof refs)[number]): Problem[] {
  const { profile, problems } = resolveProfile(ref, PROFILES);
  return profile === null ? [...problems] : validateProfile(profile, house).filter((fault) => fault.severity === 'error' && !notYet(fault));
}

describe('every profile that ships', () => {
  it.each(refs.filter((ref) => !PARENT_ONLY.includes(ref)))('%s has no fault (V01–V21, V25–V35)', (ref) => expect(faultsOf(ref)).toEqual([]));

  it('stands in the catalogue once', () => expect(new Set(refs).size).toBe(refs.length));
  it('is there when a list names it', () => {
    for (const ref of [...SEED_PROCEDURES, ...PROCEDURES, ...TIME_LAPSES]) expect(refs).toContain(ref);
  });
});

describe('every procedure of the seeds', () => {
  it.each(SEED_PROCEDURES)('%s names its source, and a clause of it for what it says itself', (ref) => {
    const profile = resolveProfile(ref, PROFILES).profile!;
    const id = profile.sources[0]!;
    expect(ref.startsWith(id)).toBe(true);
    expect(Object.values(profile.clauses).some((clause) => clause.startsWith(id))).toBe(true);
  });

  it.each(SEED_PROCEDURES)('%s says what each clock it sets comes from', (ref) => {
    for (const { clause } of Object.values(resolveProfile(ref, PROFILES).profile!.sla)) expect(clause).toMatch(/^(S\d{3}-\d{2}|house)/);
  });
});
