/** 更正 of a 验收: the stock of its lines follows what the count should have said, as long as nobody has gone by it. */
import type { ReturnStatus } from '@guitu/contracts/status';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import type { CorrectionOf } from '@guitu/task-desk/facts/fact-request';
import { statusOf } from '../stock/task-line.js';
import { keepReceipt } from './keep-receipt.js';

interface Line { readonly line: number; readonly counted: string; /** still on the shelf: neither moved nor handed out; decimal string */ readonly here: string; readonly changed: boolean; readonly enough: boolean }
type Correction = CorrectionOf<'receive'>;

/** @throws Problem 409: counted again since, or the return has ended · 422: other lines than were counted, lines that are judged, more taken away than lies here */
export async function correctReceipt(tx: Transaction, correction: Correction): Promise<void> {
  const { companyCode, returnNo, corrects, payload } = correction;
  const [count] = await tx.query<{ consignment: string }>('select consignment from receipt where fact_id = $1 for update', [corrects]);
  if (count === undefined) throw new Error(`no count ${corrects}`);
  const status = await statusOf(tx, companyCode, returnNo);
  if (status?.closed === true) throw Problem.conflict('return-closed', '退货单已结束，验收数量不能再更正。', 'The return has ended: its count is not corrected any more.');
  const [newest] = await tx.query<{ factId: string; corrects: string | null }>(
    'select fact_id as "factId", corrects from receipt where company_code = $1 and return_no = $2 and consignment = $3 order by received_at desc, fact_id desc limit 1', [companyCode, returnNo, count.consignment]);
  if (newest !== undefined && newest.factId !== corrects && newest.corrects !== corrects) throw Problem.conflict('counted-again', '该批次之后已重新清点，请更正最近一次验收。', 'The consignment was counted again since: correct the newest count.');
  const faults = correctionFaults(payload.lines, await linesOf(tx, correction, newest?.factId ?? corrects), status);
  if (faults.length > 0) throw Problem.unprocessable('goods-moved-on', '货物已进入后续处理，不能这样更正，请看各字段说明。', 'The goods have moved on and the count cannot be corrected so; see the fields.', faults);
  await keepReceipt(tx, { ...correction, lines: payload.lines, documents: payload.documents, signedBy: payload.signedBy, consignment: count.consignment, desk: 'warehouse' });
}

/** Lines of the count that holds, their stock locked in the order of the lines, compared with what they are to be. */
async function linesOf(tx: Transaction, { companyCode, returnNo, payload }: Correction, factId: string): Promise<Line[]> {
  await tx.query('select line from stock_line where company_code = $1 and return_no = $2 order by line for update', [companyCode, returnNo]);
  return tx.query<Line>(`
    select c.line, trim_scale(c.received)::text as counted, trim_scale(h.here)::text as here, coalesce(w.received <> c.received, false) as changed, coalesce(h.here >= c.received - w.received, true) as enough
    from receipt_line c
    join lateral (select greatest(s.pending - coalesce((select sum(o.qty) from goods_out o where (o.company_code, o.return_no, o.line) = (s.company_code, s.return_no, s.line)), 0), 0) as here
      from stock_line s where s.company_code = $2 and s.return_no = $3 and s.line = c.line) h on true
    left join (select (entry->>'line')::integer as line, (entry->>'received')::numeric as received from jsonb_array_elements($4::jsonb) entry) w on w.line = c.line
    where c.fact_id = $1 order by c.line`, [factId, companyCode, returnNo, JSON.stringify(payload.lines)]);
}

function correctionFaults(wanted: Correction['payload']['lines'], counted: readonly Line[], status: ReturnStatus | null): FieldError[] {
  const judged = (line: number): boolean => status?.lines.some((one) => one.line === line && one.portions.some(({ goods }) => goods !== null)) === true;
  const others = counted.filter(({ line }) => !wanted.some((one) => one.line === line)).map(({ line }): FieldError => ({ path: 'payload.lines', zh: `缺第 ${line} 行；未变的行也要写明。`, en: `Line ${line} is missing; lines that stay are named too.` }));
  return [...others, ...wanted.flatMap(({ line, received }, index): FieldError[] => {
    const before = counted.find((one) => one.line === line);
    const path = `payload.lines.${index}.received`;
    if (before === undefined) return [{ path: `payload.lines.${index}.line`, zh: `该次验收没有第 ${line} 行。`, en: `The count has no line ${line}.` }];
    if (before.changed && judged(line)) return [{ path, zh: `第 ${line} 行已判定，数量不能再更正；如有出入请登记差异。`, en: `Line ${line} is judged: its count is not corrected any more; report what differs.` }];
    return before.enough ? [] : [{ path, zh: `第 ${line} 行原计 ${before.counted}，库内仅剩 ${before.here}，其余已转出，不能更正为 ${received}。`, en: `Line ${line} was counted as ${before.counted} and only ${before.here} are still here: it cannot be ${received}.` }];
  })];
}
