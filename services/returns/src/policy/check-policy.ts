/**
 * A policy before anybody publishes it: grown from a shipped parent or written whole, it is resolved and checked like those
 * that ship, and every fault comes back with its place and clause in the words of its owner (process-model.md §4.2–4.3).
 */
import { z } from 'zod';
import { CALENDARS } from '@guitu/calendar/snapshots/catalogue';
import { Code } from '@guitu/contracts/scalars';
import { PROFILES } from '@guitu/return-process/policy/profiles/catalogue';
import { refOf, resolveProfile } from '@guitu/return-process/policy/resolve';
import type { Patch } from '@guitu/return-process/policy/types';
import { validateProfile } from '@guitu/return-process/policy/validate';

/** Any JSON under a name of its own: what is wrong with it is what is asked. */
export const CheckPolicyBody = z.looseObject({ key: Code, version: z.int().min(1).max(1_000_000) }).meta({ id: 'CheckPolicy' });
export const PolicyCheck = z.object({
  /** nothing but warnings, or nothing at all */
  mayBePublished: z.boolean(),
  problems: z.array(z.object({ check: z.string(), severity: z.enum(['error', 'warning']), path: z.string(), zh: z.string(), en: z.string(), clause: z.string().optional() })),
}).meta({ id: 'PolicyCheck' });

/** @param today first day on which it could be published, `YYYY-MM-DD` */
export function checkPolicy(body: z.infer<typeof CheckPolicyBody>, today: string): z.infer<typeof PolicyCheck> {
  const ref = refOf(body);
  const { profile, problems } = resolveProfile(ref, [body as unknown as Patch, ...PROFILES.filter((shipped) => refOf(shipped) !== ref)]);
  const found = profile === null ? problems : validateProfile(profile, { calendars: CALENDARS, today });
  return { mayBePublished: found.every(({ severity }) => severity === 'warning'), problems: [...found] };
}
