/** Journals, topics and positions: everything said was sent, arrived in order and was applied once. */
import { DEPARTMENT_BOOKS, type Book } from '../books/databases.js';
import { ALL_BOOKS, type House } from './house.js';
import type { Invariant } from './invariant.js';

const eachBook = async (look: (book: Book) => Promise<string[]>): Promise<string[]> => (await Promise.all(ALL_BOOKS.map(look))).flat();

export const OUTBOX: Invariant = {
  id: 'I4',
  says: 'the topics hold what the journals say, all of it and nothing else',
  look: async (house) => {
    /** per topic the events that lie there, each with the incarnation that said it */
    const onTopics = new Map<string, Map<string, number>>();
    for (const { topic, headers } of house.records) {
      const events = onTopics.get(topic) ?? new Map<string, number>();
      onTopics.set(topic, events.set(headers.ce_id ?? '', Number(headers.guitu_incarnation)));
    }
    const compacted = new Set(house.records.filter((record) => record.compacted).map(({ topic }) => topic));
    /** topics of the books, and the incarnation each is written in now */
    const own = new Map<string, number>();
    const perBook = await eachBook(async (book) => {
      const rows = await house.rows<{ id: string; topic: string; subject: string; seq: number; sent: boolean; last: boolean }>(book,
        'select id, topic, subject, seq, sent_at is not null as sent, seq = max(seq) over (partition by topic, subject) as last from journal');
      const [{ value: incarnation } = { value: 1 }] = await house.rows<{ value: number }>(book, 'select value from incarnation');
      const found: string[] = [];
      for (const { id, topic, subject, seq, sent, last } of rows) {
        own.set(topic, incarnation);
        if (!sent) found.push(`${book}: event ${seq} of ${subject} was never sent`);
        // of a compacted topic only the last word about a subject must lie there
        else if (onTopics.get(topic)?.delete(id) !== true && (last || !compacted.has(topic))) found.push(`${book}: event ${seq} of ${subject} does not lie on ${topic}`);
      }
      return found;
    });
    // what an older incarnation said is of a time that a restore took back (docs/restore.md, 3): nobody reads it any more
    const unsaid = [...own].flatMap(([topic, now]) => [...(onTopics.get(topic) ?? [])].filter(([, said]) => said >= now).map(([id]) => `${topic} holds event ${id}, which no journal has`));
    return [...perBook, ...unsaid];
  },
};

export const APPLIED_ONCE: Invariant = {
  id: 'I5',
  says: 'every fact is with the process, every statement with the desks, each once',
  look: async (house) => (await Promise.all([...DEPARTMENT_BOOKS.map((desk) => factsKept(house, desk)), ...ALL_BOOKS.map((book) => readToEnd(house, book)), confirmedTwice(house), heardTwice(house), tasksAsStated(house), ...DEPARTMENT_BOOKS.map((desk) => answeredBefore(house, desk))])).flat(),
};

async function factsKept(house: House, desk: Book): Promise<string[]> {
  const said = await house.rows<{ subject: string; seq: number }>(desk, `select subject, seq from journal where body->>'factId' is not null and body->>'recordedAt' is not null`);
  const kept = await house.rows<{ subject: string; seq: number; outcome: string | null }>('process', 'select subject, seq, outcome from fact where source = $1', [desk]);
  const outcomes = new Map(kept.map((fact) => [`${fact.subject}#${fact.seq}`, fact.outcome]));
  const lost = said.flatMap(({ subject, seq }) => {
    const outcome = outcomes.get(`${subject}#${seq}`);
    if (outcome === undefined) return [`${desk}: fact ${seq} of ${subject} never reached the process`];
    return outcome === null ? [`${desk}: fact ${seq} of ${subject} was never confirmed`] : [];
  });
  const known = new Set(said.map(({ subject, seq }) => `${subject}#${seq}`));
  return [...lost, ...kept.filter(({ subject, seq }) => !known.has(`${subject}#${seq}`)).map(({ subject, seq }) => `the process has fact ${seq} of ${subject} from ${desk}, which ${desk} never said`)];
}

/** Whoever follows a source has read each subject to the end of what was said, and no further. */
async function readToEnd(house: House, reader: Book): Promise<string[]> {
  const positions = await house.rows<{ source: Book; subject: string; last_seq: number }>(reader, 'select source, subject, last_seq from position');
  const found: string[] = [];
  for (const source of new Set(positions.map((position) => position.source))) {
    if (!ALL_BOOKS.includes(source)) continue;
    const said = new Map((await house.rows<{ subject: string; last: number }>(source, 'select subject, max(seq) as last from journal group by subject')).map(({ subject, last }) => [subject, last]));
    for (const { subject, last_seq } of positions.filter((position) => position.source === source)) {
      if (last_seq !== (said.get(subject) ?? 0)) found.push(`${reader}: has read ${source}'s ${subject} to ${last_seq} of ${said.get(subject) ?? 0}`);
    }
  }
  return found;
}

async function confirmedTwice(house: House): Promise<string[]> {
  return house.findings('process', `select 'confirmed twice: ' || subject || ' ' || (body->>'source') || ' ' || (body->>'seq') from journal where type = 'process.fact-applied.v1' and body->>'outcome' <> 'duplicate' group by 1 having count(*) > 1`);
}

async function heardTwice(house: House): Promise<string[]> {
  return house.findings('notifications', `select 'notice twice: ' || event_id || ' ' || person from notification group by event_id, person having count(*) > 1`);
}

/** The last word about every task is the state its desk shows; what the desk has of its own (answered, claimed) comes on top. */
async function tasksAsStated(house: House): Promise<string[]> {
  const stated = await house.rows<{ subject: string; task: string; desk: Book; rev: number; state: string }>('process', `
    select distinct on (subject, body->>'taskId') subject, body->>'taskId' as task, body->>'desk' as desk, (body->>'rev')::int as rev, body->>'state' as state from journal
    where type = 'process.task-stated.v1' order by subject, body->>'taskId', seq desc`);
  const found: string[] = [];
  for (const desk of DEPARTMENT_BOOKS) {
    const shown = new Map((await house.rows<{ subject: string; task_id: string; rev: number; state: string }>(desk, `select company_code || '/' || return_no as subject, task_id, rev, state from task`)).map((task) => [`${task.subject} ${task.task_id}`, task]));
    for (const task of stated.filter((one) => one.desk === desk)) {
      const there = shown.get(`${task.subject} ${task.task}`);
      if (there === undefined) found.push(`${desk}: task ${task.task} of ${task.subject} never came`);
      else if (there.rev !== task.rev || there.state !== task.state) found.push(`${desk}: task ${task.task} of ${task.subject} is ${there.state} (${there.rev}), stated was ${task.state} (${task.rev})`);
    }
  }
  return found;
}

/** 期初在途: what was answered before Guitu was never stated by the process; its fact names it. */
const answeredBefore = (house: House, desk: Book): Promise<string[]> => house.findings(desk, `
  select 'task ' || task_id || ' of ' || company_code || '/' || return_no || ', answered before Guitu, is gone' from fact
  where seq < 1 and task_id is not null and not exists (select from task t where t.company_code = fact.company_code and t.return_no = fact.return_no and t.task_id = fact.task_id)`);

export const IN_ORDER: Invariant = {
  id: 'I6',
  says: 'numbers of a stream have no holes, at who says and at who hears',
  look: async (house) => [
    ...(await eachBook(async (book) => {
      const rows = await house.rows<{ subject: string; has: string; last: number }>(book, 'select subject, count(*) as has, max(seq) as last from journal group by subject having count(*) <> max(seq) or min(seq) <> 1');
      return rows.map(({ subject, has, last }) => `${book}: journal of ${subject} has ${has} rows but ends at ${last}`);
    })),
    ...(await eachBook(async (book) => {
      const rows = await house.rows<{ subject: string; seq: number; last: number }>(book, 'select s.subject, s.seq, coalesce(max(j.seq), 0) as last from stream s left join journal j using (subject) group by s.subject, s.seq having s.seq <> coalesce(max(j.seq), 0)');
      return rows.map(({ subject, seq, last }) => `${book}: ${seq} numbers were given out for ${subject}, its journal ends at ${last}`);
    })),
  ],
};

export const LIVE: Invariant = {
  id: 'I21',
  says: 'nothing is stuck: no event parked, no fact undelivered, no entry or message without an answer',
  look: async (house) => [
    ...(await eachBook(async (book) => {
      const rows = await house.rows<{ subject: string; seq: number; reason: string }>(book, `select subject, seq, reason from parked union all select coalesce(convert_from(key, 'UTF8'), '?'), 0, reason from dead_letter`);
      return rows.map(({ subject, seq, reason }) => `${book}: event ${seq} of ${subject} is parked: ${reason}`);
    })),
    // of a record that was recomputed (a kill between the commit and its answer) the run was told what stands, and went on from there
    ...(await house.findings('process', `
      select 'fact ' || seq || ' of ' || subject || ' from ' || source || ' is ' || state from fact where state in ('received', 'waiting', 'refused') or (state = 'delivered' and applied_at is null)
      union all select 'entry ' || entry_id || ' of ' || subject || ' was never settled' from operator_entry where outcome is null
      union all select 'a record of run ' || run_id || ' of ' || subject || ' is fenced: ' || reason from fenced_record where adopted_at is null and reason <> 'recomputed'`)),
    ...(await house.findings('notifications', `select 'delivery ' || id || ' is ' || state || ' and nobody has it' from delivery where state = 'sending' and claim_until < clock_timestamp() - interval '10 minutes'`)),
  ],
};
