/** Nothing is credited above what was approved, and every piece that came is somewhere. */
import type { House } from './house.js';
import type { Invariant } from './invariant.js';

export const MONEY: Invariant = {
  id: 'I7',
  says: 'credited is never above approved, and accounts are the sum of their entries',
  look: (house) => house.findings('finance', `
    select company_code || '/' || return_no || ' has ' || posted || ' posted of ' || approved || ' approved' from settlement_account where abs(posted) > abs(approved) or posted * approved < 0
    union all select company_code || '/' || return_no || ' has ' || paid || ' paid of ' || posted || ' posted' from settlement_account where paid > greatest(posted, 0)
    union all select company_code || '/' || return_no || ' has ' || red_invoiced || ' red invoiced of ' || posted || ' posted' from settlement_account where red_invoiced > greatest(posted, 0)
    union all select p.company_code || '/' || p.return_no || ' has booked ' || sum(p.amount) || ' as settlement, its account says ' || coalesce(max(a.posted), 0)
      from posting p left join settlement_account a using (company_code, return_no) where p.kind = 'settlement' and p.state = 'booked' group by p.company_code, p.return_no having sum(p.amount) <> coalesce(max(a.posted), 0)
    union all select p.company_code || '/' || p.return_no || ' has booked ' || sum(p.amount) || ' as refunds, its account says ' || coalesce(max(a.paid), 0)
      from posting p left join settlement_account a using (company_code, return_no) where p.kind = 'refund' and p.state = 'booked' group by p.company_code, p.return_no having sum(p.amount) <> coalesce(max(a.paid), 0)
    union all select 'posting ' || p.id || ' is of ' || p.amount || ', its lines add up to ' || sum(l.amount) from posting p join posting_line l on l.posting_id = p.id group by p.id, p.amount having sum(l.amount) <> p.amount
    union all select company_code || '/' || return_no || ' settled ' || settled || ' of a deposit of ' || received from deposit_account where settled > received or settled < 0`),
};

export const GOODS: Invariant = {
  id: 'I8',
  says: 'what was received is somewhere, whole, in every book',
  look: async (house) => [
    ...(await house.findings('warehouse', `
      select company_code || '/' || return_no || ' line ' || line || ' has ' || received || ' received, its parts add up to ' || (restocked + treated + repaired + scrapped + dismantled + to_supplier + sent_back + pending)
        from stock_line where received <> restocked + treated + repaired + scrapped + dismantled + to_supplier + sent_back + pending or least(restocked, treated, repaired, scrapped, dismantled, to_supplier, sent_back, pending) < 0
      union all select s.company_code || '/' || s.return_no || ' line ' || s.line || ' has ' || (s.received - s.pending) || ' gone, its moves add up to ' || coalesce(sum(m.qty), 0)
        from stock_line s left join stock_move m using (company_code, return_no, line) group by s.company_code, s.return_no, s.line, s.received, s.pending having s.received - s.pending <> coalesce(sum(m.qty), 0)
      union all select s.company_code || '/' || s.return_no || ' line ' || s.line || ' has ' || (s.received - s.uncounted) || ' in stock by counts, its newest counts add up to ' || coalesce(sum(l.received), 0)
        from stock_line s
        left join (select distinct on (r.company_code, r.return_no, r.consignment, c.line) r.company_code, r.return_no, c.line, c.received from receipt_line c join receipt r using (fact_id)
          order by r.company_code, r.return_no, r.consignment, c.line, r.received_at desc, r.fact_id desc) l using (company_code, return_no, line)
        group by s.company_code, s.return_no, s.line, s.received, s.uncounted having s.received - s.uncounted <> coalesce(sum(l.received), 0)`)),
    ...(await house.findings('returns', `
      select d.company_code || ' delivery ' || d.delivery_no || '-' || d.line_no || ' has ' || d.claimed_qty || ' claimed, its returns add up to ' || coalesce(sum(a.qty - a.released_qty), 0)
        from delivery_line d left join return_allocation a using (company_code, delivery_no, line_no) group by d.company_code, d.delivery_no, d.line_no, d.claimed_qty having d.claimed_qty <> coalesce(sum(a.qty - a.released_qty), 0)
      union all select company_code || ' delivery ' || delivery_no || '-' || line_no || ' has ' || claimed_qty || ' claimed of ' || (qty - voided_qty) || ' shipped' from delivery_line where claimed_qty > qty - voided_qty or claimed_qty < 0
      union all select company_code || ' serial ' || serial || ' of ' || product || ' is on two open returns' from return_serial where released_at is null group by company_code, product, serial having count(*) > 1`)),
    ...(await portions(house)),
  ],
};

/** What did not come to the house has its portion too: still expected, never sent, or left with the customer. */
const ELSEWHERE = `'expected', 'not_sent', 'kept', 'onsite'`;

/** Portions of a line that came add up to what arrived of it; of a return that is closed all have ended. */
async function portions(house: House): Promise<string[]> {
  return house.findings('process', `
    select i.subject || ' line ' || (l->>'line') || ': ' || (l->>'arrived') || ' arrived, its portions add up to ' || coalesce(p.qty, 0)
      from instance i cross join lateral jsonb_array_elements(i.status->'lines') l
      left join lateral (select sum((e->>'qty')::numeric) as qty from jsonb_array_elements(l->'portions') e where e->>'place' not in (${ELSEWHERE})) p on true
      where (l->>'arrived')::numeric <> coalesce(p.qty, 0)
    union all select i.subject || ' line ' || (l->>'line') || ' is closed with ' || (l->>'ended') || ' ended of ' || p.qty
      from instance i cross join lateral jsonb_array_elements(i.status->'lines') l
      cross join lateral (select sum((e->>'qty')::numeric) as qty from jsonb_array_elements(l->'portions') e) p
      where i.closed_at is not null and (l->>'ended')::numeric <> p.qty`);
}

export const OUTSIDE: Invariant = {
  id: 'I18',
  says: 'one document outside for each document inside',
  look: async (house) => [
    ...(await house.findings('finance', `
      select 'posting ' || id || ' is booked without its voucher' from posting p where state = 'booked' and not exists (select 1 from voucher v where v.posting_id = p.id)
      union all select 'voucher ' || voucher_no || ' is of a posting that is not booked' from voucher v where not exists (select 1 from posting p where p.id = v.posting_id and (p.state = 'booked' or p.closed_at is not null))
      union all select 'posting ' || posting_id || ' has ' || count(*) || ' vouchers' from voucher group by posting_id having count(*) > 1
      union all select 'task ' || task_id || ' of ' || company_code || '/' || return_no || ' has ' || count(*) || ' booked documents of one edition' from posting where state = 'booked' group by company_code, return_no, task_id, task_rev, kind having count(*) > 1`)),
    ...(await house.findings('notifications', `
      select 'message ' || message_id || ' was handed to ' || channel || ' ' || count(*) || ' times' from delivery where state in ('sent', 'delivered') group by message_id, channel having count(*) > 1
      union all select 'event ' || event || ' of ' || company_code || '/' || return_no || ' was told to the customer in ' || count(*) || ' messages' from customer_event where message_id is not null group by id, event, company_code, return_no having count(*) > 1`)),
  ],
};

export const NUMBERS: Invariant = {
  id: 'I26',
  says: 'a number of the house is given once',
  look: async (house) => [
    ...(await house.findings('returns', `
      select company_code || ' form no. ' || no || ' is on ' || count(*) || ' slips' from return_slip group by company_code, no having count(distinct return_no || form_code) > 1
      union all select company_code || ' ' || range || year || ' gave out ' || last || ' numbers, ' || count(c.return_no) || ' returns have one' from number_range r join return_case c using (company_code) where range = 'RT' and c.return_no like 'RT' || r.year || '-%' group by company_code, range, year, last having last <> count(c.return_no)`)),
    ...(await house.findings('finance', `
      select company_code || ' voucher ' || voucher_no || ' of ' || kind || ' is on ' || count(*) || ' postings' from voucher group by company_code, kind, voucher_no having count(*) > 1
      union all select company_code || ' red invoice ' || red_invoice_no || ' is used ' || count(*) || ' times' from red_invoice where red_invoice_no is not null group by company_code, red_invoice_no having count(*) > 1`)),
    ...(await registered(house)),
  ],
};

/** The returns of the sales desk are those of the process. */
async function registered(house: House): Promise<string[]> {
  const [here, there] = await Promise.all([
    house.rows<{ subject: string }>('returns', `select company_code || '/' || return_no as subject from return_case`),
    house.rows<{ subject: string }>('process', 'select subject from instance'),
  ]);
  const [cases, instances] = [new Set(here.map(({ subject }) => subject)), new Set(there.map(({ subject }) => subject))];
  return [...[...cases].filter((subject) => !instances.has(subject)).map((subject) => `${subject} was registered and has no process`), ...[...instances].filter((subject) => !cases.has(subject)).map((subject) => `${subject} has a process and was never registered`)];
}
