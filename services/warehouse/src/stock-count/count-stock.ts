import { Code, Instant, LineNo, PlantCode, Quantity, ReturnNo } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { databaseNow } from '@guitu/persistence/database-now';
import { FollowUpDesk } from '../follow-up/follow-up-desk.js';
import { differencesOf, foundOf, sameDifferences, type Found, type Lying } from './stock-count.rules.js';

export const CountStockBody = z.strictObject({
  plantCode: PlantCode, /** without it everything of the plant */ areaCode: Code.optional(),
  scanned: z.array(z.strictObject({ returnNo: ReturnNo, line: LineNo, qty: Quantity })).max(2000),
}).meta({ id: 'CountStock' });
export const StockCount = z.object({
  id: z.uuid(), countNo: z.string(), plantCode: z.string(), areaCode: z.string().nullable(), state: z.enum(['draft', 'confirmed']), lines: z.int(),
  differences: z.array(z.object({ returnNo: z.string(), line: z.int(), expected: z.string(), counted: z.string() })),
  countedBy: z.string(), countedAt: Instant, confirmedBy: z.string().nullable(), confirmedAt: Instant.nullable(),
}).meta({ id: 'StockCount' });
export type StockCount = z.infer<typeof StockCount>;
interface Row { readonly id: string; readonly plant_code: string; readonly count_no: string; readonly area_code: string | null; readonly state: StockCount['state']; readonly found: Found[]; readonly counted_by: string; readonly counted_at: Date; readonly confirmed_by: string | null; readonly confirmed_at: Date | null }

/** 盘点: everything is scanned, the differences are listed, one confirmation ends it; what differs is followed up. The ledger moves by facts alone. */
@Injectable()
export class CountStock {
  constructor(private readonly followUps: FollowUpDesk) {}

  /** @throws AccessDenied 404: not his plant · Problem 422: a line scanned twice */
  count(command: Command, { plantCode, areaCode, scanned }: z.infer<typeof CountStockBody>): Promise<StockCount> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    requirePlace(actor, { companyCode, plantCode });
    return command.run(async (tx) => {
      const twice = scanned.flatMap(({ returnNo, line }, index) => (scanned.findIndex((one) => one.returnNo === returnNo && one.line === line) === index ? [] : [{ path: `scanned.${index}`, zh: `${returnNo} 第 ${line} 行重复。`, en: `${returnNo} line ${line} twice.` }]));
      if (twice.length > 0) throw Problem.unprocessable('not-allowed', '盘点内容有误，请看各字段说明。', 'The count is not right; see the fields.', twice);
      const now = await databaseNow(tx);
      const found = foundOf(await ledgerOf(tx, companyCode, plantCode, areaCode ?? null), scanned);
      const [number] = await tx.query<{ last: number }>('insert into stock_count_number as n (company_code, last) values ($1, 1) on conflict (company_code) do update set last = n.last + 1 returning last', [companyCode]);
      const [row] = await tx.query<Row>(
        `insert into stock_count (id, company_code, plant_code, count_no, area_code, state, found, counted_by, counted_at) values ($1, $2, $3, $4, $5, 'draft', $6, $7, $8) returning *`,
        [uuidv7(now), companyCode, plantCode, `CT-${String(number?.last ?? 0).padStart(6, '0')}`, areaCode ?? null, JSON.stringify(found), staff, new Date(now)]);
      if (row === undefined) throw new Error('the count was not written');
      return shown(row);
    });
  }

  /** @throws Problem or AccessDenied 404 · 409: confirmed already, or goods have moved since they were counted */
  confirm(command: Command, id: string): Promise<StockCount> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const [row] = await tx.query<Row>('select * from stock_count where id = $1 and company_code = $2 for update', [id, companyCode]);
      if (row === undefined) throw Problem.notFound('没有这次盘点。', 'There is no such count.');
      requirePlace(actor, { companyCode, plantCode: row.plant_code });
      if (row.state !== 'draft') throw Problem.conflict('count-confirmed', '此次盘点已确认。', 'This count is confirmed.');
      const ledger = await ledgerOf(tx, companyCode, row.plant_code, row.area_code);
      const scanned = row.found.filter(({ counted }) => counted !== '0').map(({ returnNo, line, counted }): Lying => ({ returnNo, line, qty: counted }));
      if (!sameDifferences(foundOf(ledger, scanned), row.found)) throw Problem.conflict('stock-moved', '盘点后库存有变动，请重新盘点。', 'Goods have moved since the count: count again.');
      const now = await databaseNow(tx);
      await tx.execute(`update stock_count set state = 'confirmed', confirmed_by = $2, confirmed_at = $3 where id = $1`, [id, staff, new Date(now)]);
      if (differencesOf(row.found).length > 0) await this.followUps.open(tx, { companyCode, plantCode: row.plant_code, kind: 'count_difference', ref: row.count_no, returnNo: null }, now);
      return shown({ ...row, state: 'confirmed', confirmed_by: staff, confirmed_at: new Date(now) });
    });
  }
}

/** What should stand on the shelf: what is here less what is out for rework. */
const ledgerOf = (tx: Transaction, companyCode: string, plantCode: string, areaCode: string | null): Promise<Lying[]> => tx.query<Lying>(
  `select * from (select l.return_no as "returnNo", l.line, trim_scale(l.pending - coalesce((select sum(o.qty) from goods_out o where (o.company_code, o.return_no, o.line) = (l.company_code, l.return_no, l.line)), 0))::text as qty
   from stock_line l where l.company_code = $1 and l.plant_code = $2 and l.pending > 0 and ($3::text is null or $3 = l.lies_in)) s where qty <> '0'`, [companyCode, plantCode, areaCode]);

const shown = (row: Row): StockCount => ({
  id: row.id, countNo: row.count_no, plantCode: row.plant_code, areaCode: row.area_code, state: row.state, lines: row.found.length, differences: differencesOf(row.found),
  countedBy: row.counted_by, countedAt: row.counted_at.getTime(), confirmedBy: row.confirmed_by, confirmedAt: row.confirmed_at?.getTime() ?? null,
});
