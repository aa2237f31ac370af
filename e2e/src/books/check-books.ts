/**
 * Nothing lost, nothing twice: compares journals, positions, facts, tasks and rungs after a day. Reads PostgreSQL alone and
 * knows no service's code. Each finding is a sentence with the offending ids.
 */
import { BOOKS, DEPARTMENT_BOOKS, type Book, type Databases } from './databases.js';

const ALL_BOOKS = Object.keys(BOOKS) as Book[];

/** Findings over everything these databases hold about the given subjects; none when all is well. */
export async function checkBooks(databases: Databases, subjects: readonly string[]): Promise<string[]> {
  const checks = await Promise.all([
    ...ALL_BOOKS.map((book) => gaps(databases, book)),
    ...ALL_BOOKS.map((book) => unsent(databases, book)),
    ...ALL_BOOKS.map((book) => parked(databases, book)),
    ...DEPARTMENT_BOOKS.map((book) => lostFacts(databases, book, subjects)),
    ...DEPARTMENT_BOOKS.map((book) => lostEffects(databases, book, subjects)),
    twice(databases, 'fact confirmed twice', `select subject || ' ' || (body->>'source') || ' ' || (body->>'seq') as what from journal where type = 'process.fact-applied.v1' and body->>'outcome' <> 'duplicate' group by 1 having count(*) > 1`),
    twice(databases, 'rung reached twice', `select subject || ' ' || (body->>'clockId') || ' rung ' || (body->>'rung') || ' at ' || (body->>'rungAt') as what from journal where type = 'process.rung-reached.v1' group by 1 having count(*) > 1`),
    twice(databases, 'return closed twice', `select subject as what from journal where type = 'process.return-closed.v1' group by 1 having count(*) > 1`),
    openTasks(databases, subjects),
    heardTwice(databases),
  ]);
  return checks.flat();
}

/** Sequence numbers per subject have no holes: a hole is an event that was lost before it was sent. */
async function gaps(databases: Databases, book: Book): Promise<string[]> {
  const rows = await databases.rows<{ subject: string; has: string; last: number }>(book,
    'select subject, count(*) as has, max(seq) as last from journal group by subject having count(*) <> max(seq) or min(seq) <> 1');
  return rows.map((row) => `${book}: journal of ${row.subject} has ${row.has} rows but ends at ${row.last}`);
}

async function unsent(databases: Databases, book: Book): Promise<string[]> {
  const rows = await databases.rows<{ id: string; subject: string }>(book, 'select id, subject from journal where sent_at is null limit 5');
  return rows.map((row) => `${book}: event ${row.id} of ${row.subject} was never sent`);
}

async function parked(databases: Databases, book: Book): Promise<string[]> {
  const rows = await databases.rows<{ subject: string; seq: number; reason: string }>(book,
    `select subject, seq, reason from parked union all select coalesce(convert_from(key, 'UTF8'), '?'), 0, reason from dead_letter`);
  return rows.map((row) => `${book}: event ${row.seq} of ${row.subject} is parked: ${row.reason}`);
}

/** Every fact a department acknowledged is with the process, once, and was confirmed. */
async function lostFacts(databases: Databases, book: (typeof DEPARTMENT_BOOKS)[number], subjects: readonly string[]): Promise<string[]> {
  const said = await databases.rows<{ subject: string; seq: number }>(book, 'select subject, seq from journal where subject = any($1)', [subjects]);
  const kept = await databases.rows<{ subject: string; seq: number; outcome: string | null }>('process',
    'select subject, seq, outcome from fact where source = $1 and subject = any($2)', [book, subjects]);
  const known = new Map(kept.map((fact) => [`${fact.subject}#${fact.seq}`, fact.outcome]));
  return said.flatMap(({ subject, seq }) => {
    const outcome = known.get(`${subject}#${seq}`);
    if (outcome === undefined) return [`${book}: fact ${seq} of ${subject} never reached the process`];
    return outcome === null ? [`${book}: fact ${seq} of ${subject} was never confirmed`] : [];
  });
}

/** Every department has read the process's journal of each return to its end. */
async function lostEffects(databases: Databases, book: Book, subjects: readonly string[]): Promise<string[]> {
  const said = await databases.rows<{ subject: string; last: number }>('process', 'select subject, max(seq) as last from journal where subject = any($1) group by subject', [subjects]);
  const read = await databases.rows<{ subject: string; last_seq: number }>(book, `select subject, last_seq from position where source = 'process'`);
  const position = new Map(read.map((row) => [row.subject, row.last_seq]));
  return said.flatMap(({ subject, last }) => (position.get(subject) === last ? [] : [`${book}: has read ${subject} to ${position.get(subject) ?? 0} of ${last}`]));
}

async function twice(databases: Databases, what: string, sql: string): Promise<string[]> {
  return (await databases.rows<{ what: string }>('process', sql)).map((row) => `${what}: ${row.what}`);
}

/** The last word about every task of a closed return is done or withdrawn. */
async function openTasks(databases: Databases, subjects: readonly string[]): Promise<string[]> {
  const rows = await databases.rows<{ subject: string; task: string; state: string }>('process', `
    select distinct on (subject, task) subject, body->>'taskId' as task, body->>'state' as state from journal
    where type = 'process.task-stated.v1' and subject = any($1) order by subject, task, seq desc`, [subjects]);
  return rows.filter((row) => row.state === 'open' || row.state === 'asked_back').map((row) => `task ${row.task} of ${row.subject} is still ${row.state}`);
}

/** One notice per person and event. */
async function heardTwice(databases: Databases): Promise<string[]> {
  const rows = await databases.rows<{ what: string }>('notifications', `select event_id || ' ' || person as what from notification group by event_id, person having count(*) > 1`);
  return rows.map((row) => `notice twice: ${row.what}`);
}
