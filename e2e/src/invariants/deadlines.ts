/** Each obligation ends one way, is never warned of early or twice, and waits in Temporal while it is open. */
import type { House } from './house.js';
import type { Invariant } from './invariant.js';

/** Temporal may fire a timer up to a second off; the house's own clocks are one. */
const EARLY_MS = 1_000;
/** Temporal counts a timer from when the task that asked for it was finished: on a busy machine seconds later than that task's own time. */
const ARMED_LATE_MS = 10_000;
/** A clock that passed its due time longer ago than this and was not struck is forgotten. */
const FORGOTTEN_MS = 60_000;

export const DEADLINES: Invariant = {
  id: 'I10',
  says: 'a clock ends one way, rings each rung once and never early, and is never forgotten; of a return from before Guitu it rings nothing that was past',
  look: async (house) => {
    // goods that are parted after a breach take the clock along: it was rung once, for the goods as they were
    return house.findings('process', `
      with last as (select distinct on (subject, body->>'clockId') subject, body->>'clockId' as clock, body::jsonb as body from journal where type = 'process.clock-stated.v1' order by subject, body->>'clockId', seq desc),
      rung as (select subject, body->>'clockId' as clock, body->>'sla' as sla, body->>'action' as action, body->>'rung' as nr, (body->>'rungAt')::numeric as at, (body->>'dueAt')::numeric as due, extract(epoch from recorded_at) * 1000 as said from journal where type = 'process.rung-reached.v1')
      select 'clock ' || clock || ' of ' || subject || ' is ' || (body->>'state') || ' after the end' as what from last join instance using (subject) where closed_at is not null and body->>'state' in ('running', 'paused')
      union all select 'clock ' || clock || ' of ' || subject || ' was met and is late' from last where body->>'state' = 'met' and body->>'breachedAt' is not null and body->>'breachWithdrawnAt' is null and body->>'breachedAt' < body->>'metAt'
      union all select 'clock ' || clock || ' of ' || subject || ' was broken before it was due' from last where (body->>'breachedAt')::numeric < (select min((e->>'dueAt')::numeric) from jsonb_array_elements(body->'editions') e)
      union all select 'clock ' || clock || ' of ' || subject || ' is running, was due ' || to_timestamp((body->>'dueAt')::numeric / 1000) || ' and nobody was told' from last join instance using (subject)
        where closed_at is null and body->>'state' = 'running' and body->>'breachedAt' is null and body->>'kind' = 'sla' and (body->>'dueAt')::numeric < extract(epoch from clock_timestamp()) * 1000 - ${FORGOTTEN_MS}
        and not exists (select 1 from rung where rung.subject = last.subject and rung.clock = last.clock and rung.at >= (last.body->>'dueAt')::numeric)
      union all select 'rung ' || nr || ' (' || action || ') of clock ' || clock || ' of ' || subject || ' was reached ' || count(*) || ' times' from rung group by subject, clock, action, nr, at having count(*) > 1
      union all select 'rung ' || nr || ' of clock ' || clock || ' of ' || subject || ' was said ' || round(at - said) || ' ms early' from rung where said < at - ${EARLY_MS}
      union all select 'clock ' || clock || ' of ' || subject || ' was broken and no breach was rung' from last where body->>'kind' = 'sla' and body->>'breachedAt' is not null
        and not exists (select 1 from rung r where r.subject = last.subject and r.sla = last.body->>'sla' and r.action = 'breach' and r.due = (last.body->>'breachedAt')::numeric)
        and not exists (select 1 from instance i where i.subject = last.subject and extract(epoch from i.taken_over_at) * 1000 >= (last.body->>'breachedAt')::numeric)
      union all select 'rung ' || nr || ' of clock ' || clock || ' of ' || subject || ' was past when it was taken over, and was rung' from rung join instance using (subject) where at < extract(epoch from taken_over_at) * 1000
      union all select 'return ' || subject || ' was closed ' || count(*) || ' times without being reopened' from journal where type = 'process.return-closed.v1' group by subject having count(*) > 1 + (select count(*) from fact f where f.subject = journal.subject and f.kind = 'reopen' and f.outcome = 'applied')`);
  },
};

export const TIMERS: Invariant = {
  id: 'I11',
  says: 'an open return with a running clock waits in Temporal by one timer, no later than its due time',
  look: async (house) => {
    // a ladder may have no breach (跟催, S000-04 立即清理): once it has rung at its due time it rings on at the steps of its ladder, behind it
    const due = await house.rows<{ workflow_id: string; subject: string; due: string }>('process', `
      select workflow_id, subject, min((body->>'dueAt')::numeric)::text as due from (
        select distinct on (subject, body->>'clockId') subject, body::jsonb as body from journal where type = 'process.clock-stated.v1' order by subject, body->>'clockId', seq desc) last
      join instance using (subject) where closed_at is null and body->>'state' = 'running' and body->>'breachedAt' is null and body->>'dueAt' is not null
        and not exists (select 1 from journal r where r.subject = last.subject and r.type = 'process.rung-reached.v1' and r.body->>'clockId' = last.body->>'clockId' and (r.body->>'rungAt')::numeric >= (last.body->>'dueAt')::numeric)
        and not (body->>'kind' <> 'sla' and taken_over_at is not null and (body->>'dueAt')::numeric < extract(epoch from taken_over_at) * 1000)
      group by workflow_id, subject`);
    const runs = new Map(house.runs.map((run) => [run.workflowId, run]));
    const waits = due.flatMap(({ workflow_id, subject, due: at }) => {
      const timers = runs.get(workflow_id)?.timers ?? [];
      if (timers.length !== 1) return [`${subject} waits by ${timers.length} timers`];
      return (timers[0] ?? 0) > Number(at) + ARMED_LATE_MS ? [`${subject} is due ${new Date(Number(at)).toISOString()} and wakes ${new Date(timers[0] ?? 0).toISOString()}`] : [];
    });
    return [...waits, ...house.runs.filter(({ timers }) => timers.length > 1 && !due.some(({ workflow_id }) => workflow_id === runs.get(workflow_id)?.workflowId)).map(({ workflowId }) => `${workflowId} has several timers`)];
  },
};

export const OPEN_TASKS: Invariant = {
  id: 'I13',
  says: 'a task lives from its opening to one end, its answer is of the kind it asked for, nothing is asked after the end, and an open return from before Guitu has one',
  look: async (house) => [...(await lives(house)), ...(await answers(house))],
};

const MAY_FOLLOW: Readonly<Record<string, readonly string[]>> = { '': ['open'], open: ['open', 'asked_back', 'done', 'withdrawn'], asked_back: ['asked_back', 'open', 'withdrawn', 'done'], done: ['open'], withdrawn: ['open'] };

async function lives(house: House): Promise<string[]> {
  const stated = await house.rows<{ subject: string; task: string; state: string; rev: number }>('process', `select subject, body->>'taskId' as task, body->>'state' as state, (body->>'rev')::int as rev from journal where type = 'process.task-stated.v1' order by subject, body->>'taskId', seq`);
  const found: string[] = [];
  const now = new Map<string, { state: string; rev: number; subject: string }>();
  for (const { subject, task, state, rev } of stated) {
    const before = now.get(`${subject} ${task}`) ?? { state: '', rev: 0 };
    if (MAY_FOLLOW[before.state]?.includes(state) !== true) found.push(`process: task ${task} of ${subject} went from ${before.state || 'nothing'} to ${state}`);
    if (rev < before.rev || ((before.state === 'done' || before.state === 'withdrawn') && rev === before.rev)) found.push(`process: task ${task} of ${subject} was stated again as edition ${rev} after ${before.rev}`);
    now.set(`${subject} ${task}`, { state, rev, subject });
  }
  const closed = new Set((await house.rows<{ subject: string }>('process', 'select subject from instance where closed_at is not null')).map(({ subject }) => subject));
  return [...found, ...[...now].filter(([, { state, subject }]) => closed.has(subject) && (state === 'open' || state === 'asked_back')).map(([task, { state }]) => `process: task ${task.slice(task.indexOf(' ') + 1)} of ${task.slice(0, task.indexOf(' '))} is ${state} after the end`)];
}

async function answers(house: House): Promise<string[]> {
  return house.findings('process', `
    select f.kind || ' ' || f.fact_id || ' of ' || f.subject || ' answered task ' || (f.body->>'taskId') || ', which never asked for it' as what from fact f
    where f.outcome = 'applied' and f.source <> 'takeover' and f.body->>'taskId' is not null
      and not exists (select 1 from journal j where j.subject = f.subject and j.type = 'process.task-stated.v1' and j.body->>'taskId' = f.body->>'taskId')
    union all select 'process: nobody is asked for anything of ' || subject || ', which was taken over' from instance where taken_over_at is not null and closed_at is null and snapshot is not null and snapshot->'tasks' = '{}'::jsonb`);
}
