import { CalendarPublishedV1, PolicyPublishedV1 } from '@guitu/contracts/events/policy-published';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { PublishedOtherwise, type CalendarDocument, type PolicyDocument } from './policy-document.js';

/**
 * Freezes a policy version and tells the process about it, once: a second publication of the same content does nothing.
 * @returns whether it was published now
 * @throws PublishedOtherwise when key and version exist with other content
 */
export async function publishPolicy(tx: Transaction, journal: Journal, policy: PolicyDocument): Promise<boolean> {
  const { key, version, sha256, body } = policy;
  const isNew = await tx.execute(
    `insert into policy_version (key, version, sha256, document, effective_from, published_at)
     values ($1, $2, $3, $4, $5, clock_timestamp()) on conflict do nothing`,
    [key, version, sha256, JSON.stringify(body), policy.effectiveFrom],
  );
  if (isNew === 0) return refuseOther(tx, 'policy_version', policy, '制度');
  await journal.append(tx, PolicyPublishedV1, { subject: `policy/${key}@${version}`, body: { key, version, sha256, body } });
  return true;
}

/** The same for a calendar version. */
export async function publishCalendar(tx: Transaction, journal: Journal, calendar: CalendarDocument): Promise<boolean> {
  const { key, version, sha256, body } = calendar;
  const isNew = await tx.execute(
    `insert into calendar_version (key, version, sha256, document, covered_until, published_at)
     values ($1, $2, $3, $4, $5, clock_timestamp()) on conflict do nothing`,
    [key, version, sha256, JSON.stringify(body), calendar.coveredUntil],
  );
  if (isNew === 0) return refuseOther(tx, 'calendar_version', calendar, '日历');
  await journal.append(tx, CalendarPublishedV1, { subject: `calendar/${key}@${version}`, body: { key, version, sha256, body } });
  return true;
}

async function refuseOther(tx: Transaction, table: 'policy_version' | 'calendar_version', document: { key: string; version: number; sha256: string }, kind: string): Promise<false> {
  const [stored] = await tx.query<{ sha256: string }>(`select sha256 from ${table} where key = $1 and version = $2`, [document.key, document.version]);
  if (stored?.sha256 !== document.sha256) throw new PublishedOtherwise(kind, document.key, document.version);
  return false;
}
