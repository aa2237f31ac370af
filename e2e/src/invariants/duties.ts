/** Nobody approves his own, and no two levels of an approval are one person. */
import { DEPARTMENT_BOOKS } from '../books/databases.js';
import type { Invariant } from './invariant.js';

export const SEPARATE: Invariant = {
  id: 'I9',
  says: 'who asked is not who approved; levels are different people; the right was noted at the time',
  look: async (house) => {
    const registered = new Map((await house.rows<{ subject: string; staff: string }>('returns', `select company_code || '/' || return_no as subject, registered_by as staff from return_case`)).map(({ subject, staff }) => [subject, staff]));
    const found: string[] = [];
    for (const desk of DEPARTMENT_BOOKS) {
      const approvals = await house.rows<{ subject: string; task: string; staff: string; behalf: string | null; noted: boolean }>(desk, `
        select f.company_code || '/' || f.return_no as subject, f.task_id as task, f.staff, f.on_behalf_of as behalf, f.authority is not null as noted
        from fact f join journal j on j.subject = f.company_code || '/' || f.return_no and j.seq = f.seq
        where j.body->'payload'->>'gate' is not null and j.body->'payload'->>'verdict' = 'accept' and f.via = 'desk' and f.outcome = 'applied'`);
      const signed = new Map<string, string>();
      for (const { subject, task, staff, behalf, noted } of approvals) {
        if (registered.get(subject) === staff || (behalf !== null && registered.get(subject) === behalf)) found.push(`${desk}: ${staff} registered ${subject} and approved ${task}`);
        if (!noted) found.push(`${desk}: by what right ${staff} approved ${task} of ${subject} was not noted`);
        // a task id ends with round/level
        const gate = `${subject} ${task.replace(/\/\d+$/, '')} ${staff}`;
        if (signed.has(gate)) found.push(`${desk}: ${staff} signed ${signed.get(gate)} and ${task} of ${subject}`);
        signed.set(gate, task);
      }
    }
    const own = await house.findings('finance', `select 'adjustment ' || id || ' was proposed and decided by ' || decided_by as what from adjustment where decided_by = proposed_by`);
    const erased = await house.findings('masterdata', `select 'erasure ' || id || ' was asked and signed by ' || ended_by as what from erasure_request where ended_by = asked_by and state <> 'withdrawn'`);
    return [...found, ...own, ...erased];
  },
};
