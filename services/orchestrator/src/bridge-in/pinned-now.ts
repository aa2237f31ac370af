/**
 * What a return goes by now. A run is started with the policy and calendar of its registration; a run that is built again
 * from its record needs every 换版 and 日历更新 that the one before applied, in the order in which it did.
 */
import type { DeliveredFact } from '@guitu/contracts/fact';
import { FactAppliedV1 } from '@guitu/contracts/events/process-events';
import type { Database } from '@guitu/persistence/database';
import { applied, arePinsOf, pinsAfter, type Pins, type ReturnState } from '@guitu/return-process/return-process';

interface Word { source: string; seq: number; body: DeliveredFact; document: unknown }

/**
 * @param first what the registration named · @param state as recorded
 * @returns null when a document is not here
 * @throws when what was replayed is not what the state has come about by: nobody's run goes on under other limits unseen
 */
export async function pinnedNow(database: Database, subject: string, first: Pins, state: ReturnState): Promise<Pins | null> {
  const words = (await wordsOf(database, subject)).filter(({ source, seq }) => applied(state, source, seq));
  if (words.some(({ document }) => document === null)) return null;
  const pins = words.reduce<Pins>((before, { body, document }) => pinsAfter(before, { ...body, document }), first);
  if (!arePinsOf(pins, state)) throw new Error(`台账的制度或日历与换版记录不符 / policy or calendar of the record (${state.about.policy}) do not follow from the changes of version`);
  return pins;
}

/** The changes of version that were applied, in the order of the record; one that was said again after another run was adopted counts where it was said last. */
async function wordsOf(database: Database, subject: string): Promise<Word[]> {
  return database.query<Word>(
    `select f.source, f.seq, f.body, d.body as document
     from (
       select j.body->>'source' as source, (j.body->>'seq')::int as seq, max(j.seq) as at from journal j
       where j.subject = $1 and j.type = $2 and j.body->>'kind' in ('repin', 'calendar') and j.body->>'outcome' = 'applied' group by 1, 2
     ) w
     join fact f on f.subject = $1 and f.source = w.source and f.seq = w.seq
     left join pinned_document d on d.kind = case f.kind when 'repin' then 'policy' else 'calendar' end
       and d.key = f.body->'payload'->d.kind->>'key' and d.version = (f.body->'payload'->d.kind->>'version')::int and d.sha256 = f.body->'payload'->d.kind->>'sha256'
     order by w.at`,
    [subject, FactAppliedV1.type],
  );
}
