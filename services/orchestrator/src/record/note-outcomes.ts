/** What the process made of each fact, and of each operator's entry, beside the rows they came from. */
import type { Effect } from '@guitu/contracts/events/process-events';
import type { Transaction } from '@guitu/persistence/transaction';

/**
 * Marks the facts that these effects confirm. Returns the facts (`source/seq`) that nobody ever told the bridge: somebody
 * sent the bridge's own signal by hand.
 */
export async function noteFactOutcomes(tx: Transaction, subject: string, effects: readonly Effect[]): Promise<string[]> {
  const applied = effects.flatMap((effect) => (effect.event === 'fact-applied' ? [effect.body] : []));
  if (applied.length === 0) return [];
  const known = await tx.query<{ source: string; seq: number }>(
    `update fact f set outcome = coalesce(f.outcome, a.outcome), applied_at = coalesce(f.applied_at, clock_timestamp())
     from unnest($2::text[], $3::int[], $4::text[]) as a (source, seq, outcome)
     where f.subject = $1 and f.source = a.source and f.seq = a.seq returning f.source, f.seq`,
    [subject, applied.map((fact) => fact.source), applied.map((fact) => fact.seq), applied.map((fact) => fact.outcome)],
  );
  const found = new Set(known.map((fact) => `${fact.source}/${fact.seq}`));
  return applied.map((fact) => `${fact.source}/${fact.seq}`).filter((name) => !found.has(name));
}

/** Keeps the entries that go to a desk with these effects. */
export async function noteOperatorEntries(tx: Transaction, subject: string, effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) {
    if (effect.event !== 'operator-entry') continue;
    const { entryId, signal, kind, desk, staff, at } = effect.body;
    await tx.execute(
      `insert into operator_entry (entry_id, subject, signal, kind, desk, staff, entered_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (entry_id) do nothing`,
      [entryId, subject, signal, kind, desk, staff, new Date(at)],
    );
  }
}
