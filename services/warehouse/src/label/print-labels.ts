import { LineNo, ReturnNo } from '@guitu/contracts/scalars';
import type { ReturnStatus } from '@guitu/contracts/status';
import { UNITS, type Unit } from '@guitu/contracts/vocabulary';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { keepPaper, PrintRun, PrintWish, queuePrint } from '@guitu/platform/printing/keep-paper';
import type { Sheet } from '@guitu/platform/printing/sheet';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { statusOf } from '../stock/task-line.js';
import { labelState, outcomeWords } from './label.rules.js';

export const PrintLabelsBody = z.strictObject({
  returnNo: ReturnNo, /** without it every line that lies here */ line: LineNo.optional(),
  size: z.enum(['100x70', '60x40']).default('100x70'), ...PrintWish.shape,
}).meta({ id: 'PrintLabels' });
export const LabelsPrinted = z.object({ items: z.array(PrintRun) }).meta({ id: 'LabelsPrinted' });

interface Lying { readonly line: number; readonly qty: string; readonly portion: string | null; readonly item: string | null; readonly batch: string | null; readonly unit: Unit | null }
type Portion = ReturnStatus['lines'][number]['portions'][number];

/** 标签: what lies here of a return, where, in which state, with the code to scan; a label for each portion of a line (product.md B5). */
@Injectable()
export class PrintLabels {
  /** @throws Problem or AccessDenied 404: no such return here · 409: nothing of it lies here */
  execute(command: Command, { returnNo, line, size, copies, printerCode }: z.infer<typeof PrintLabelsBody>): Promise<z.infer<typeof LabelsPrinted>> {
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      const status = await statusOf(tx, companyCode, returnNo);
      if (status === null) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
      const { plantCode } = status;
      requirePlace(command.actor, { companyCode, plantCode });
      const lying = await lyingOf(tx, companyCode, returnNo, line ?? null);
      if (lying.length === 0) throw Problem.conflict('nothing-here', `退货单 ${returnNo} 没有货物在库，无标签可打。`, `Nothing of the return ${returnNo} lies here: there is no label to print.`);
      const [notice] = await tx.query<{ area_code: string; label: string }>('select area_code, label from arrival_notice where company_code = $1 and return_no = $2 order by notified_at desc limit 1', [companyCode, returnNo]);
      const items: PrintRun[] = [];
      for (const one of lying) {
        const portion = status.lines.find((each) => each.line === one.line)?.portions.find((each) => each.portion === one.portion) ?? null;
        const sheet = labelOf(status, one, portion, { size, area: notice?.area_code ?? null, label: notice?.label ?? null });
        const paper = await keepPaper(tx, { companyCode, plantCode, ref: `${returnNo}/${one.line}/${one.portion ?? 'all'}/${size}` }, sheet, staff);
        items.push(await queuePrint(tx, paper, { copies, printerCode, staff }));
      }
      return { items };
    });
  }
}

/** Portions that lie here, less what of them was moved; the whole line while nothing of it was split. */
const lyingOf = (tx: Transaction, companyCode: string, returnNo: string, line: number | null): Promise<Lying[]> => tx.query<Lying>(`
  select l.line, trim_scale(coalesce(p.left, l.pending))::text as qty, p.portion, coalesce(i.item, asked.item) as item, i.batch, coalesce(i.unit, asked.unit) as unit
  from stock_line l
  left join stock_item i using (company_code, return_no, line)
  left join lateral (select entry->>'item' as item, entry->>'unit' as unit from task t cross join jsonb_array_elements(t.body->'lines') as entry
    where i.item is null and (t.company_code, t.return_no) = (l.company_code, l.return_no) and (entry->>'line')::integer = l.line order by t.opened_at desc limit 1) asked on true
  left join lateral (
    select part->>'portion' as portion, (part->>'qty')::numeric - coalesce((select sum(m.qty) from stock_move m where (m.company_code, m.return_no, m.line) = (l.company_code, l.return_no, l.line) and m.portion = part->>'portion'), 0) as left
    from return_status s cross join jsonb_array_elements(s.body->'lines') as entry cross join jsonb_array_elements(entry->'portions') as part
    where (s.company_code, s.return_no) = (l.company_code, l.return_no) and (entry->>'line')::integer = l.line) p on true
  where l.company_code = $1 and l.return_no = $2 and ($3::integer is null or l.line = $3) and l.pending > 0 and coalesce(p.left, l.pending) > 0 order by l.line, p.portion`, [companyCode, returnNo, line]);

function labelOf({ returnNo, customerCode }: ReturnStatus, { line, qty, item, batch, unit }: Lying, portion: Portion | null, { size, area, label }: { size: '100x70' | '60x40'; area: string | null; label: string | null }): Sheet {
  const goods = portion?.goods ?? null;
  const outcome = outcomeWords(goods);
  return {
    kind: 'label', title: labelState(goods, portion?.place ?? null, label), size, no: null, returnNo, line,
    fields: [
      { code: 'customer', zh: '客户', en: 'Customer', value: customerCode }, { code: 'item', zh: '品号', en: 'Item', value: item ?? '' }, { code: 'batch', zh: '批号', en: 'Batch', value: batch ?? '' },
      { code: 'qty', zh: '数量', en: 'Quantity', value: unit === null ? qty : `${qty} ${UNITS[unit].zh}` }, { code: 'area', zh: '位置', en: 'Area', value: area ?? '' }, { code: 'outcome', zh: '判定', en: 'Outcome', value: `${outcome.zh} ${outcome.en}` },
    ],
    columns: [], rows: [], boxes: [], signatures: [], copies: [],
  };
}
