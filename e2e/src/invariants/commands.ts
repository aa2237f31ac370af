/** What a desk acknowledged is one fact, one event, and the rows that say what was done. */
import { DEPARTMENT_BOOKS } from '../books/databases.js';
import { type House } from './house.js';
import type { Invariant } from './invariant.js';

type Department = (typeof DEPARTMENT_BOOKS)[number];

const eachDepartment = async (look: (desk: Department) => Promise<string[]>): Promise<string[]> => (await Promise.all(DEPARTMENT_BOOKS.map(look))).flat();

export const ONE_EFFECT: Invariant = {
  id: 'I1',
  says: 'an accepted command has exactly one effect',
  look: (house) => eachDepartment(async (desk) => {
    return house.findings(desk, `
      select 'key ' || key || ' of ' || staff || ' was taken without an answer' as what from idempotency where reply is null
      union all
      select 'key ' || key || ' of ' || staff || ' answered fact ' || (reply->'fact'->>'factId') || ', which is not there' from idempotency i
      where reply->'fact'->>'factId' is not null and not exists (select 1 from fact f where f.fact_id = (i.reply->'fact'->>'factId')::uuid)
      union all
      select 'fact ' || (reply->'fact'->>'factId') || ' was answered to ' || count(*) || ' keys' from idempotency where reply->'fact'->>'factId' is not null group by reply->'fact'->>'factId' having count(*) > 1`);
  }),
};

export const ATOMIC: Invariant = {
  id: 'I3',
  says: 'a fact, its event and what it wrote were committed together',
  look: (house) => eachDepartment(async (desk) => {
    const eventless = await house.findings(desk, `
      select 'fact ' || fact_id || ' (' || kind || ') has no event' as what from fact f
      where via <> 'takeover' and not exists (select 1 from journal j where j.subject = f.company_code || '/' || f.return_no and j.seq = f.seq and j.body->>'factId' = f.fact_id::text)
      union all
      select 'event ' || j.id || ' tells fact ' || (body->>'factId') || ', which is not there' from journal j
      where body->>'factId' is not null and body->>'recordedAt' is not null and not exists (select 1 from fact f where f.fact_id::text = j.body->>'factId')`);
    return [...eventless, ...(await takenOver(house, desk)), ...(await orphans(house, desk))];
  }),
};

/** 期初在途: what returns told of before Guitu is at its desk, all of a return or nothing with the reason; and nothing else. */
async function takenOver(house: House, desk: Department): Promise<string[]> {
  const told = await house.rows<{ subject: string; desk: string; id: string }>('returns', `
    select body->>'companyCode' || '/' || (body->>'returnNo') as subject, d->>'desk' as desk, f->>'factId' as id from journal, json_array_elements(body->'desks') d, json_array_elements(body->'facts') f
      where type = 'returns.taken-over.v1' and f->>'seq' = d->>'seq'
    union all select body->>'companyCode' || '/' || (body->>'returnNo'), 'returns', body->'register'->>'factId' from journal where type = 'returns.taken-over.v1'`);
  const kept = new Map((await house.rows<{ id: string; kind: string }>(desk, `select fact_id as id, kind from fact where via = 'takeover'`)).map(({ id, kind }) => [id, kind]));
  const refused = new Set((await house.rows<{ subject: string }>(desk, `select company_code || '/' || return_no as subject from take_over where refused is not null`)).map(({ subject }) => subject));
  const own = told.filter((one) => one.desk === desk);
  const registers = new Set((await house.rows<{ id: string }>('returns', `select body->'register'->>'factId' as id from journal where type = 'returns.taken-over.v1'`)).map(({ id }) => id));
  const lost = own.filter(({ id, subject }) => !registers.has(id) && kept.has(id) === refused.has(subject)).map(({ id, subject }) => `${desk}: fact ${id} of ${subject}, from before Guitu, is ${kept.has(id) ? 'here though its return was refused' : 'not here'}`);
  const known = new Set(own.map(({ id }) => id));
  return [...lost, ...[...kept].filter(([id]) => !known.has(id)).map(([id, kind]) => `${desk}: fact ${id} (${kind}) is from before Guitu, and returns never told of it`)];
}

/** Rows that name a fact no desk recorded: a desk may also keep what follows from another one's. */
async function orphans(house: House, desk: Department): Promise<string[]> {
  const tables = await house.rows<{ name: string }>(desk, `
    select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'fact_id' and c.data_type = 'uuid' and t.table_type = 'BASE TABLE' and c.table_name <> 'fact'`);
  const found: string[] = [];
  for (const { name } of tables) {
    const named = await house.rows<{ fact_id: string }>(desk, `select distinct fact_id from ${name} t where fact_id is not null and not exists (select 1 from fact f where f.fact_id = t.fact_id)`);
    let left = named.map(({ fact_id }) => fact_id);
    for (const other of DEPARTMENT_BOOKS) {
      if (left.length === 0) break;
      const there = new Set((await house.rows<{ fact_id: string }>(other, 'select fact_id from fact where fact_id = any($1)', [left])).map(({ fact_id }) => fact_id));
      left = left.filter((id) => !there.has(id));
    }
    found.push(...left.map((id) => `${desk}: ${name} names fact ${id}, which no desk has`));
  }
  return found;
}

export const NO_LOST_UPDATE: Invariant = {
  id: 'I14',
  says: 'two people never answered the same edition of a task',
  look: (house) => eachDepartment(async (desk) => {
    return house.findings(desk, `
      select company_code || '/' || return_no || ' task ' || task_id || ' edition ' || task_rev || ' has ' || count(*) || ' answers' as what from fact
      where task_id is not null and outcome = 'applied' and exists (select 1 from task t where t.company_code = fact.company_code and t.return_no = fact.return_no and t.task_id = fact.task_id and t.accepts = fact.kind)
      group by company_code, return_no, task_id, task_rev having count(*) > 1`);
  }),
};
