/** The runs in Temporal and the process's own record are one. */
import { DEPARTMENT_BOOKS } from '../books/databases.js';
import { type House } from './house.js';
import type { Invariant } from './invariant.js';

/** Events and bytes at which Temporal ends a history by force are ten times these. */
const EVENTS = 4_096;
const BYTES = 4 * 1_048_576;

export const RUNS: Invariant = {
  id: 'I12',
  says: 'one run per return: running while it is open, completed when it is closed',
  look: async (house) => {
    const open = await house.rows<{ subject: string; workflow_id: string; closed: boolean; run_id: string | null }>('process', 'select subject, workflow_id, closed_at is not null as closed, run_id from instance');
    const runs = new Map(house.runs.map((run) => [run.workflowId, run]));
    const differs = open.flatMap(({ subject, workflow_id, closed, run_id }) => {
      const run = runs.get(workflow_id);
      if (run === undefined) return [`${subject} was never started`];
      const wanted = closed ? 'COMPLETED' : 'RUNNING';
      if (run.status !== wanted) return [`${subject} is ${closed ? 'closed' : 'open'} and its run ${run.status}`];
      return !closed && run_id !== null && run.runId !== run_id ? [`${subject} is recorded by run ${run_id}, running is ${run.runId}`] : [];
    });
    return [...differs, ...house.runs.filter(({ known }) => !known).map(({ workflowId, status }) => `${workflowId} is ${status} and no return has it`), ...(await statuses(house))];
  },
};

/** What every desk shows of a return is the process's last word about it. */
async function statuses(house: House): Promise<string[]> {
  const said = new Map((await house.rows<{ subject: string; seq: number; closed: boolean }>('process', `
    select distinct on (subject) subject, seq, (body->'status'->>'closed')::boolean as closed from journal where type = 'process.status-stated.v1' order by subject, seq desc`)).map((row) => [row.subject, row]));
  const found: string[] = [];
  for (const desk of DEPARTMENT_BOOKS) {
    const shown = await house.rows<{ subject: string; seq: number }>(desk, `select company_code || '/' || return_no as subject, seq from return_status`);
    for (const { subject, seq } of shown) if (said.get(subject)?.seq !== seq) found.push(`${desk}: shows ${subject} as of statement ${seq}, the last one is ${said.get(subject)?.seq ?? 'none'}`);
    const there = new Set(shown.map(({ subject }) => subject));
    for (const subject of said.keys()) if (!there.has(subject)) found.push(`${desk}: does not show ${subject}`);
  }
  return found;
}

export const LEDGER: Invariant = {
  id: 'I15',
  says: 'the process’s record has no hole: revisions follow one another and own every statement between them',
  look: async (house) => {
    return house.findings('process', `
      with chain as (select subject, rev, first_seq, last_seq, lag(rev) over w as rev_before, lag(last_seq) over w as seq_before from recorded_revision window w as (partition by subject order by first_seq, rev))
      select subject || ' has revision ' || rev || ' after ' || rev_before as what from chain where rev_before is not null and rev > rev_before + 1
      union all select subject || ' revision ' || rev || ' begins at statement ' || first_seq || ', the one before ended at ' || seq_before from chain where seq_before is not null and first_seq <= seq_before
      union all select subject || ' revision ' || rev || ' has no content hash' from recorded_revision where hash = ''
      union all select i.subject || ' is recorded to revision ' || i.rev || ', its last one is ' || coalesce(r.rev, 0) from instance i left join lateral (select rev from recorded_revision r where r.subject = i.subject order by last_seq desc, rev desc limit 1) r on true where i.run_id is not null and i.rev <> coalesce(r.rev, 0)`);
  },
};

export const BOUNDS: Invariant = {
  id: 'I22',
  says: 'histories, sessions and queues stay small',
  look: async (house) => {
    const large = house.runs.filter(({ events, bytes }) => events > EVENTS || bytes > BYTES).map(({ workflowId, events, bytes }) => `${workflowId} has ${events} events, ${bytes} bytes`);
    const idle = await house.findings('process', `select 'session ' || pid || ' of ' || datname || ' is idle in a transaction since ' || state_change as what from pg_stat_activity where state = 'idle in transaction' and pid <> pg_backend_pid() and datname like current_database() and state_change < clock_timestamp() - interval '1 minute'`);
    return [...large, ...idle];
  },
};
