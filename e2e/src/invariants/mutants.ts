/** Seeded defects, at least one per promise. `(select ctid … limit 1)` picks any one row: which it is does not matter. */
import type { Mutant } from './prove.js';
import type { TopicRecord } from './read-records.js';
import type { Run } from './read-runs.js';

const oneOf = (table: string, where = 'true'): string => `ctid = (select ctid from ${table} where ${where} limit 1)`;
/** Takes off a table what PostgreSQL itself would refuse the defect by; rolled back with it. */
const unguarded = (table: string): string[] => [
  `do $$ declare c text; begin for c in select conname from pg_constraint where conrelid = '${table}'::regclass and contype in ('u', 'p', 'c', 'f') loop execute 'alter table ${table} drop constraint if exists ' || quote_ident(c) || ' cascade'; end loop; end $$`,
  `do $$ declare i text; begin for i in select indexrelid::regclass::text from pg_index where indrelid = '${table}'::regclass and indisunique loop execute 'drop index if exists ' || i; end loop; end $$`,
  `alter table ${table} disable trigger user`,
];
const FACT_EVENT = `body->>'factId' is not null and body->>'recordedAt' is not null`;

/** Puts the changed item in the first one's place that fits; the same list where none does. */
function change<T>(items: readonly T[], fits: (item: T) => boolean, to: (item: T) => readonly T[]): readonly T[] {
  const at = items.findIndex(fits);
  const item = items[at];
  return item === undefined ? items : [...items.slice(0, at), ...to(item), ...items.slice(at + 1)];
}

/** Changes what every waiting run waits for: a timer behind a limit that has rung is promised to nobody, and which runs wait by such a one only is not told by their timers. */
const changeTimers = (all: readonly Run[], to: (timers: readonly number[]) => readonly number[]): readonly Run[] =>
  all.some(({ timers }) => timers.length > 0) ? all.map((run) => (run.timers.length > 0 ? { ...run, timers: to(run.timers) } : run)) : all;

/** Takes an event off its topic, however often it was sent; the same list where there is none. */
const lose = (records: readonly TopicRecord[], lost: TopicRecord | undefined): readonly TopicRecord[] =>
  lost === undefined ? records : records.filter(({ headers }) => headers.ce_id !== lost.headers.ce_id);

export const MUTANTS: readonly Mutant[] = [
  { breaks: 'I1', defect: 'a command is answered and its fact lost', sql: ['warehouse', ...unguarded('receipt'), `update idempotency set reply = jsonb_set(reply::jsonb, '{fact,factId}', to_jsonb(gen_random_uuid()::text))::json where ${oneOf('idempotency', `reply->'fact'->>'factId' is not null`)}`] },
  { breaks: 'I1', defect: 'two keys get one fact', sql: ['returns', `insert into idempotency (company_code, staff, key, route, body_hash, reply) select company_code, staff, 'twice', route, body_hash, reply from idempotency where ${oneOf('idempotency', `reply->'fact'->>'factId' is not null`)}`] },
  { breaks: 'I1', defect: 'a key is taken and the answer not kept', sql: ['quality', `update idempotency set reply = null where ${oneOf('idempotency')}`] },
  { breaks: 'I3', defect: 'a fact is committed without its event', sql: ['warehouse', `delete from journal where ${oneOf('journal', FACT_EVENT)}`] },
  { breaks: 'I3', defect: 'an event is committed without its fact', sql: ['quality', `update journal set body = jsonb_set(body::jsonb, '{factId}', to_jsonb(gen_random_uuid()::text))::json where ${oneOf('journal', FACT_EVENT)}`] },
  { breaks: 'I3', defect: 'a row names a fact that was rolled back', sql: ['warehouse', ...unguarded('receipt_line'), `update receipt set fact_id = gen_random_uuid() where ${oneOf('receipt')}`] },
  { breaks: 'I4', defect: 'the relay forgets an event', sql: ['returns', `update journal set sent_at = null where ${oneOf('journal')}`] },
  { breaks: 'I4', defect: 'an event marked as sent is not on its topic', records: (all) => lose(all, all.find(({ topic, compacted }) => !compacted && topic.endsWith('.process'))) },
  { breaks: 'I4', defect: 'an event is sent before its transaction is rolled back', records: (all) => change(all, ({ topic }) => topic.endsWith('.returns'), (record) => [record, { ...record, headers: { ...record.headers, ce_id: '00000000-0000-7000-8000-000000000000' } }]) },
  { breaks: 'I5', defect: 'a fact never reaches the process', sql: ['process', `delete from fact where ${oneOf('fact', `source in ('warehouse', 'quality', 'production', 'finance')`)}`] },
  { breaks: 'I5', defect: 'a fact is confirmed twice', sql: ['process', `insert into journal (id, subject, seq, topic, type, body) select gen_random_uuid(), subject, 1000000, topic, type, body from journal where ${oneOf('journal', `type = 'process.fact-applied.v1'`)}`] },
  { breaks: 'I5', defect: 'a desk skips a statement', sql: ['quality', `update position set last_seq = last_seq - 1 where ${oneOf('position', `source = 'process' and last_seq > 1`)}`] },
  { breaks: 'I5', defect: 'a desk reads ahead of what was said', sql: ['finance', `update position set last_seq = last_seq + 1 where ${oneOf('position', `source = 'process'`)}`] },
  { breaks: 'I5', defect: 'a desk loses a task', sql: ['warehouse', `delete from task where ${oneOf('task', 'seq >= 1')}`] },
  { breaks: 'I5', defect: 'a desk loses a task that was answered before Guitu', sql: ['warehouse', `delete from task where ${oneOf('task', 'seq < 1')}`] },
  { breaks: 'I5', defect: 'somebody hears of an event twice', sql: ['notifications', ...unguarded('notification'), `insert into notification overriding system value select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'ord', 1000000))).* from notification n where ${oneOf('notification')}`] },
  { breaks: 'I6', defect: 'a number is given out and its event lost', sql: ['production', `delete from journal where ${oneOf('journal')}`] },
  { breaks: 'I6', defect: 'the counter of a stream runs ahead', sql: ['process', `update stream set seq = seq + 1 where ${oneOf('stream')}`] },
  { breaks: 'I7', defect: 'more is posted than approved', sql: ['finance', ...unguarded('settlement_account'), `update settlement_account set posted = approved + 1 where ${oneOf('settlement_account', 'approved > 0')}`] },
  { breaks: 'I7', defect: 'a refund is booked and not counted', sql: ['finance', `update settlement_account set paid = paid - 1 where ${oneOf('settlement_account', 'paid > 0')}`] },
  { breaks: 'I7', defect: 'lines of a posting do not add up', sql: ['finance', `update posting_line set amount = amount + 1 where ${oneOf('posting_line')}`] },
  { breaks: 'I8', defect: 'a piece vanishes from the stock', sql: ['warehouse', ...unguarded('stock_line'), `update stock_line set pending = pending + 1 where ${oneOf('stock_line')}`] },
  { breaks: 'I8', defect: 'a count is corrected and the stock is not', sql: ['warehouse', `update receipt_line set received = received + 1 where ${oneOf('receipt_line')}`] },
  { breaks: 'I8', defect: 'goods leave without a move', sql: ['warehouse', ...unguarded('stock_move'), `delete from stock_move where ${oneOf('stock_move')}`] },
  { breaks: 'I8', defect: 'a portion loses a piece', sql: ['process', `update instance set status = jsonb_set(status, '{lines,0,arrived}', to_jsonb(((status->'lines'->0->>'arrived')::numeric + 1)::text)) where ${oneOf('instance', `status->'lines'->0->>'arrived' is not null`)}`] },
  { breaks: 'I9', defect: 'somebody approves what he registered', sql: ['returns', `update return_case c set registered_by = (select f.staff from fact f where f.company_code = c.company_code and f.return_no = c.return_no and f.kind = 'review' and f.outcome = 'applied' and f.via = 'desk' limit 1) where c.ctid = (select c.ctid from return_case c join fact f using (company_code, return_no) join journal j on j.subject = f.company_code || '/' || f.return_no and j.seq = f.seq where f.kind = 'review' and f.outcome = 'applied' and f.via = 'desk' and j.body->'payload'->>'verdict' = 'accept' limit 1)`] },
  { breaks: 'I9', defect: 'by what right somebody approved is not noted', sql: ['returns', `update fact set authority = null where ctid = (select f.ctid from fact f join journal j on j.subject = f.company_code || '/' || f.return_no and j.seq = f.seq where f.outcome = 'applied' and f.via = 'desk' and j.body->'payload'->>'gate' is not null and j.body->'payload'->>'verdict' = 'accept' limit 1)`] },
  { breaks: 'I10', defect: 'a clock goes on after the end', sql: ['process', `update journal set body = jsonb_set(body::jsonb, '{state}', '"running"')::json where ord = (select max(j.ord) from journal j join instance i using (subject) where i.closed_at is not null and j.type = 'process.clock-stated.v1')`] },
  { breaks: 'I10', defect: 'a limit passed and nobody was told', sql: ['process', `update journal set body = (body::jsonb || jsonb_build_object('kind', 'sla', 'dueAt', (extract(epoch from now()) * 1000)::bigint - 600000))::json where ord = (select max(j.ord) from journal j join instance i using (subject) where i.closed_at is null and j.type = 'process.clock-stated.v1' and j.body->>'state' = 'running' and j.body->>'breachedAt' is null
    and not exists (select 1 from journal later where later.subject = j.subject and later.type = j.type and later.seq > j.seq and later.body->>'clockId' = j.body->>'clockId') and not exists (select 1 from journal r where r.subject = j.subject and r.type = 'process.rung-reached.v1' and r.body->>'clockId' = j.body->>'clockId'))`] },
  { breaks: 'I10', defect: 'a rung is reached twice', sql: ['process', `insert into journal (id, subject, seq, topic, type, body) select gen_random_uuid(), subject, 1000000, topic, type, body from journal where ${oneOf('journal', `type = 'process.rung-reached.v1'`)}`] },
  { breaks: 'I10', defect: 'somebody is warned two seconds early', sql: ['process', `update journal set recorded_at = to_timestamp(((body->>'rungAt')::numeric - 2000) / 1000) where ${oneOf('journal', `type = 'process.rung-reached.v1'`)}`] },
  { breaks: 'I10', defect: 'a breach is rung to nobody', sql: ['process', `update journal set body = jsonb_set(body::jsonb, '{sla}', '"other"')::json where type = 'process.rung-reached.v1'`] },
  { breaks: 'I11', defect: 'open returns have no timers', runs: (all) => changeTimers(all, () => []) },
  { breaks: 'I11', defect: 'timers fire after the due time', runs: (all) => changeTimers(all, ([at = 0]) => [at + 1e12]) },
  { breaks: 'I12', defect: 'a run was ended by hand', runs: (all) => change(all, ({ status }) => status === 'RUNNING', (run) => [{ ...run, status: 'TERMINATED' }]) },
  { breaks: 'I12', defect: 'a run belongs to no return', runs: (all) => change(all, ({ known }) => known, (run) => [run, { ...run, workflowId: 'rma/nobody', known: false }]) },
  { breaks: 'I12', defect: 'a desk shows what was true before', sql: ['finance', `update return_status set seq = seq - 1 where ${oneOf('return_status')}`] },
  { breaks: 'I13', defect: 'a task is open after the end', sql: ['process', `update journal set body = jsonb_set(body::jsonb, '{state}', '"open"')::json where ord = (select max(j.ord) from journal j join instance i using (subject) where i.closed_at is not null and j.type = 'process.task-stated.v1')`] },
  { breaks: 'I13', defect: 'a task is done before it was opened', sql: ['process', `update journal set body = jsonb_set(body::jsonb, '{state}', '"done"')::json where ord = (select min(ord) from journal where type = 'process.task-stated.v1' and body->>'state' = 'open')`] },
  { breaks: 'I14', defect: 'two people answer one edition of a task', sql: ['warehouse', ...unguarded('fact'), `insert into fact select (jsonb_populate_record(f, jsonb_build_object('fact_id', gen_random_uuid()))).* from fact f where ${oneOf('fact', `outcome = 'applied' and exists (select from task t where (t.company_code, t.return_no, t.task_id, t.accepts) = (fact.company_code, fact.return_no, fact.task_id, fact.kind))`)}`] },
  { breaks: 'I15', defect: 'a revision is missing in the record', sql: ['process', `delete from recorded_revision where ctid = (select r.ctid from recorded_revision r where rev = 2 and exists (select 1 from recorded_revision n where n.subject = r.subject and n.rev = 3) limit 1)`] },
  { breaks: 'I18', defect: 'a booked posting loses its voucher', sql: ['finance', ...unguarded('voucher'), `delete from voucher where ${oneOf('voucher')}`] },
  { breaks: 'I18', defect: 'a document is booked twice', sql: ['finance', ...unguarded('posting'), `insert into posting select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'external_key', 'again'))).* from posting p where ${oneOf('posting', `state = 'booked'`)}`] },
  { breaks: 'I19', defect: 'a photo is not what was uploaded', sql: ['returns', `update attachment set sha256 = repeat('0', 64) where ${oneOf('attachment')}`] },
  { breaks: 'I19', defect: 'a photo hangs on a fact that is not there', sql: ['returns', ...unguarded('attachment'), `update attachment set fact_id = gen_random_uuid() where ${oneOf('attachment', 'fact_id is not null')}`] },
  { breaks: 'I21', defect: 'an event is parked', sql: ['returns', `insert into parked (source, subject, seq, kind, reason, headers) values ('process', 'x', 1, 'poison', 'seeded', '{}')`] },
  { breaks: 'I21', defect: 'a run that PostgreSQL does not follow waits for a person', sql: ['process', `insert into fenced_record (subject, run_id, reason, request) select subject, 'another', 'foreign', '{}' from instance limit 1`] },
  { breaks: 'I21', defect: 'a fact is never delivered', sql: ['process', `update fact set state = 'received', applied_at = null where ${oneOf('fact')}`] },
  { breaks: 'I22', defect: 'a history grows without end', runs: (all) => change(all, ({ known }) => known, (run) => [{ ...run, events: 5_000 }]) },
  { breaks: 'I23', defect: 'a phone number is in an event', sql: ['masterdata', `update contact set phone = 'RT2026-000001' where ${oneOf('contact')}`] },
  { breaks: 'I24', defect: 'an erased person still has a contact', sql: ['masterdata', `insert into erasure (id, company_code, staff, customer_code, reason_code, ordered_by, ordered_at, applied_at, replayed, contacts) select gen_random_uuid(), company_code, staff, customer_code, 'asked', 'e-x', clock_timestamp(), clock_timestamp(), false, 1 from contact where ${oneOf('contact')}`] },
  { breaks: 'I25', defect: 'a desk shows a task as opened at another time than was stated', sql: ['quality', `update task set opened_at = opened_at + interval '1 hour' where ${oneOf('task', 'seq >= 1')}`] },
  { breaks: 'I25', defect: 'a desk shows other words than were stated', sql: ['warehouse', `update return_status set body = jsonb_set(body, '{returnNo}', '"another"') where ${oneOf('return_status')}`] },
  { breaks: 'I25', defect: 'a desk shows a clock as it was before', sql: ['returns', `update clock set seq = seq - 1 where ${oneOf('clock')}`] },
  { breaks: 'I25', defect: 'the record of an open return lost a task', sql: ['process', `update instance set snapshot = jsonb_set(snapshot, '{state,tasks}', (snapshot->'state'->'tasks') - 0) where ${oneOf('instance', `closed_at is null and jsonb_array_length(snapshot->'state'->'tasks') > 0`)}`] },
  { breaks: 'I25', defect: 'the record of an open return has a clock with another end', sql: ['process', `update instance i set snapshot = jsonb_set(snapshot, array['state', 'clocks', nr::text, 'editions', '-1', 'dueAt'], '1') from (select i.ctid as row, c.nr - 1 as nr from instance i, jsonb_array_elements(snapshot->'state'->'clocks') with ordinality c (clock, nr) where closed_at is null and clock->>'state' = 'running' limit 1) one where i.ctid = one.row`] },
  { breaks: 'I25', defect: 'the record of an open return forgot a fact', sql: ['process', `update instance set snapshot = jsonb_set(snapshot, '{state,positions,returns,upTo}', '0') where ${oneOf('instance', `closed_at is null and (snapshot->'state'->'positions'->'returns'->>'upTo')::int > 0`)}`] },
  { breaks: 'I26', defect: 'a return is registered and never started', sql: ['process', ...unguarded('recorded_revision'), `delete from instance where ${oneOf('instance')}`] },
  { breaks: 'I26', defect: 'a number is given to two vouchers', sql: ['finance', ...unguarded('voucher'), `insert into voucher select * from voucher where ${oneOf('voucher')}`] },
];
