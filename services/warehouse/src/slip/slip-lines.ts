/** What a slip lists. */
import type { Transaction } from '@guitu/persistence/transaction';
import type { Unit } from '@guitu/contracts/vocabulary';

export interface SlipLine {
  readonly line: number; readonly item: string | null; readonly batch: string | null; readonly unit: Unit | null; readonly lotTracked: boolean;
  /** decimal string */
  readonly qty: string; readonly store: string | null; readonly mark: string | null;
}
export interface Counted { readonly by: string; readonly at: Date }

const NAMED = `coalesce(i.item, asked.item) as item, coalesce(i.unit, asked.unit) as unit, coalesce((product.body->>'lotTracked')::boolean, false) as "lotTracked"`;
const joins = (row: string): string => `
  left join stock_item i on (i.company_code, i.return_no, i.line) = (${row}.company_code, ${row}.return_no, ${row}.line)
  left join lateral (select entry->>'item' as item, entry->>'unit' as unit from task t cross join jsonb_array_elements(t.body->'lines') as entry
    where i.item is null and (t.company_code, t.return_no) = (${row}.company_code, ${row}.return_no) and (entry->>'line')::integer = ${row}.line order by t.opened_at desc limit 1) asked on true
  left join master_view product on product.type = 'product' and product.company_code = ${row}.company_code and product.code = coalesce(i.item, asked.item)`;

/** The newest count of a consignment, whose it was, and what it found; lines of which nothing came are left out. Null: nobody counted it. */
export async function countedLines(tx: Transaction, companyCode: string, returnNo: string, consignment: string): Promise<(Counted & { readonly lines: SlipLine[] }) | null> {
  const [receipt] = await tx.query<Counted & { factId: string }>('select fact_id as "factId", received_by as by, received_at as at from receipt where company_code = $1 and return_no = $2 and consignment = $3 order by received_at desc, fact_id desc limit 1', [companyCode, returnNo, consignment]);
  if (receipt === undefined) return null;
  const lines = await tx.query<SlipLine>(
    `select l.line, trim_scale(l.received)::text as qty, coalesce(nullif(l.fields->>'batchNo', ''), i.batch) as batch, null as store, null as mark, ${NAMED}
     from (select distinct on (c.line) c.*, r.company_code, r.return_no from receipt_line c join receipt r using (fact_id)
       where r.company_code = $1 and r.return_no = $2 and r.consignment = $3 order by c.line, r.received_at desc, r.fact_id desc) l ${joins('l')} where l.received > 0 order by l.line`, [companyCode, returnNo, consignment]);
  return { ...receipt, lines };
}

/** Put-aways of a return that stand on no slip yet. */
export const unlistedMoves = (tx: Transaction, companyCode: string, returnNo: string): Promise<(SlipLine & { readonly factId: string })[]> => tx.query(
  `select m.fact_id as "factId", m.line, trim_scale(m.qty)::text as qty, i.batch, m.reference as store, m.mark, ${NAMED}
   from stock_move m ${joins('m')} where m.company_code = $1 and m.return_no = $2 and m.kind in ('restocked', 'treated', 'dismantled')
     and not exists (select 1 from slip_move s where s.fact_id = m.fact_id) order by m.line, m.moved_at, m.fact_id`, [companyCode, returnNo]);
