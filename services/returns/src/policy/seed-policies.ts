/** The procedures and calendars that ship with Guitu, published at the first start of this service and never again. */
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { checkSnapshot } from '@guitu/calendar/check-snapshot';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { CALENDARS } from '@guitu/calendar/snapshots/catalogue';
import { Journal } from '@guitu/messaging/journal';
import { Database } from '@guitu/persistence/database';
import { PROCEDURES, PROFILES, TIME_LAPSES } from '@guitu/return-process/policy/profiles/catalogue';
import { resolveProfile, type ProfileRef } from '@guitu/return-process/policy/resolve';
import { documentHash } from '@guitu/return-process/policy/sha256';
import type { CalendarDocument, PolicyDocument } from './policy-document.js';
import { publishCalendar, publishPolicy } from './publish-policy.js';

/**
 * A shipped procedure, resolved. That it has no fault (process-model.md §4.3) is seen before the build, by the specs of its
 * catalogue; it is not looked for again at every start.
 * @throws Error with every reason why it does not resolve
 */
export function shippedPolicy(ref: ProfileRef): PolicyDocument {
  const { profile, problems } = resolveProfile(ref, PROFILES);
  if (profile === null) throw new Error([`${ref}:`, ...problems.map(({ check, path, zh, en }) => `  ${check} ${path}: ${zh} / ${en}`)].join('\n'));
  return { key: profile.key, version: profile.version, sha256: documentHash(profile), body: { ...profile }, effectiveFrom: profile.effectiveFrom };
}

/** A shipped calendar, checked. @throws Error with every fault: due times could not be computed from it */
export function shippedCalendar(calendar: CalendarSnapshot): CalendarDocument {
  const { key, version, coveredUntil } = calendar;
  const faults = checkSnapshot(calendar);
  if (faults.length > 0) throw new Error([`${key}@${version}:`, ...faults.map(({ path, zh, en }) => `  ${path}: ${zh} / ${en}`)].join('\n'));
  return { key, version, sha256: documentHash(calendar), body: { ...calendar }, coveredUntil };
}

@Injectable()
export class SeedPolicies implements OnApplicationBootstrap {
  private readonly logger = new Logger(SeedPolicies.name);

  constructor(private readonly database: Database, private readonly journal: Journal) {}

  /** Idempotent, also when several replicas start at once. @throws PublishedOtherwise when the build changed a published version */
  async onApplicationBootstrap(): Promise<void> {
    const calendars = CALENDARS.map(shippedCalendar);
    const policies = [...PROCEDURES, ...TIME_LAPSES].map(shippedPolicy);
    const published = await this.database.transaction(async (tx) => {
      const names: string[] = [];
      for (const calendar of calendars) if (await publishCalendar(tx, this.journal, calendar)) names.push(`${calendar.key}@${calendar.version}`);
      for (const policy of policies) if (await publishPolicy(tx, this.journal, policy)) names.push(`${policy.key}@${policy.version}`);
      return names;
    });
    if (published.length > 0) this.logger.log(`published ${published.join(', ')}`);
  }
}
