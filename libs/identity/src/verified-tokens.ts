import { createHash } from 'node:crypto';
import type { ClaimedPerson } from './claimed-person.js';

/** Far above the people of one plant; the one not used longest goes first. */
const MOST = 1_000;
/** A key the provider has withdrawn stops counting after this at the latest (ms). */
const LONGEST = 60_000;

/** Who sent a token whose signature was checked a moment ago. Kept by the token's digest, never the token itself. */
export class VerifiedTokens {
  private readonly known = new Map<string, { person: ClaimedPerson; until: number }>();

  /** The token's person while its check still holds; undefined: check it. */
  find(token: string): ClaimedPerson | undefined {
    const key = digest(token);
    const entry = this.known.get(key);
    if (entry === undefined) return undefined;
    this.known.delete(key);
    if (Date.now() >= entry.until) return undefined;
    this.known.set(key, entry);
    return entry.person;
  }

  /** @param expiresAt the token's own end (ms) */
  remember(token: string, person: ClaimedPerson, expiresAt: number): void {
    const [oldest] = this.known.keys();
    if (this.known.size >= MOST && oldest !== undefined) this.known.delete(oldest);
    this.known.set(digest(token), { person, until: Math.min(expiresAt, Date.now() + LONGEST) });
  }
}

const digest = (token: string): string => createHash('sha256').update(token).digest('base64');
