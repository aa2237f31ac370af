import { GOODS, UNITS, type Goods, type Unit } from '@guitu/contracts/vocabulary';
import type { TaskStatement } from '@guitu/contracts/task';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { keepPaper, PrintWish, queuePrint, type PrintRun } from '@guitu/platform/printing/keep-paper';
import type { Sheet } from '@guitu/platform/printing/sheet';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { when } from '@guitu/task-desk/returns/answer-sentence.rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { findWork, type Work } from '../order-date/find-work.js';

export const PrintOrderBody = PrintWish.meta({ id: 'PrintOrder' });
interface Ordered { readonly task: TaskStatement | null; readonly customer: string | null; readonly goods: string | null; readonly qty: string | null; readonly priority: boolean; readonly line_code: string | null; readonly ordered_by: string | null; readonly ordered_at: Date | null; readonly area: string | null }

/** 打印生产指令单、返工单、补货单: what is to be made, how many, by when, with the box of 首件 (product.md D4). */
@Injectable()
export class PrintOrder {
  constructor(private readonly config: ServiceConfig) {}

  /** @param no an order's number, or the public id of the open task of work without one · @throws Problem or AccessDenied 404 */
  execute(command: Command, no: string, wish: z.infer<typeof PrintOrderBody>): Promise<PrintRun> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const work = await findWork(tx, actor, no, true);
      requirePlace(actor, { companyCode, plantCode: work.plant_code });
      const sheet = sheetOf(work, await orderedOf(tx, companyCode, work), this.config.timeZone);
      const paper = await keepPaper(tx, { companyCode, plantCode: work.plant_code, ref: no }, sheet, staff);
      return queuePrint(tx, paper, { ...wish, staff });
    });
  }
}

/** Its newest task says what the goods are; the order says how many and how urgent, the status what was decided. */
async function orderedOf(tx: Transaction, companyCode: string, { no, return_no: returnNo, portion }: Work): Promise<Ordered> {
  const [row] = await tx.query<Ordered>(`
    select t.body as task, s.customer_code as customer, trim_scale(o.qty)::text as qty, coalesce(o.priority, (t.body->'menu'->>'priority')::boolean, false) as priority, o.line_code, o.ordered_by, o.ordered_at, g.area_code as area,
      (select part->>'goods' from jsonb_array_elements(s.body->'lines') entry cross join jsonb_array_elements(entry->'portions') part where part->>'portion' = $4 limit 1) as goods
    from (select 1) one
    left join (select company_code, order_no, qty, priority, line_code, ordered_by, ordered_at from rework_order
      union all select company_code, order_no, qty, priority, line_code, ordered_by, ordered_at from replenishment_order) o on o.company_code = $1 and o.order_no = $3
    left join return_status s on s.company_code = $1 and s.return_no = $2
    left join goods_area g on g.company_code = $1 and g.return_no = $2
    left join lateral (select body from task where company_code = $1 and return_no = $2 and coalesce(scope->>'portion', scope->>'supply') = $4 and accepts in ('order', 'repair', 'make') order by opened_at desc limit 1) t on true`,
  [companyCode, returnNo, no, portion]);
  return row ?? { task: null, customer: null, goods: null, qty: null, priority: false, line_code: null, ordered_by: null, ordered_at: null, area: null };
}

function sheetOf({ no, return_no: returnNo, portion, due_at: due }: Work, { task, customer, goods, qty, priority, line_code: lineCode, ordered_by: by, ordered_at: at, area }: Ordered, zone: string): Sheet {
  const replenishment = task?.scope.supply !== undefined;
  const outcome = goods === null ? null : GOODS[goods as Goods];
  const unit = (key: Unit): string => UNITS[key].zh;
  const lines = (task?.lines ?? []).map(({ line, item, batch, qty: asked, unit: of }) => [String(line), item, batch ?? '', task?.lines.length === 1 ? (qty ?? asked) : asked, unit(of)]);
  const field = (code: string, zh: string, en: string, value: string): Sheet['fields'][number] => ({ code, zh, en, value });
  return {
    kind: replenishment ? 'replenishment_order' : 'rework_order', title: replenishment ? { zh: '补货指令单', en: 'Replenishment order' } : { zh: '返工生产指令单', en: 'Rework order' }, size: 'A5',
    // work without an order of its own has no number
    no: no.includes('~') ? null : no, returnNo, line: task?.lines[0]?.line ?? null,
    fields: [
      field('customer', '客户', 'Customer', customer ?? ''), field('portion', '份', 'Portion', portion ?? ''), field('outcome', '判定', 'Outcome', outcome === null ? '' : `${outcome.zh} ${outcome.en}`),
      field('due', '交期', 'Due', due === null ? '' : when(due.getTime(), zone)), field('priority', '优先', 'Priority', priority ? '是 yes' : '否 no'), field('area', '货物位置', 'Goods are in', area ?? ''), field('productionLine', '产线', 'Production line', lineCode ?? ''),
    ],
    columns: [{ code: 'line', zh: '行', en: 'Line' }, { code: 'item', zh: '品号', en: 'Item' }, { code: 'batch', zh: '批号', en: 'Batch' }, { code: 'qty', zh: '数量', en: 'Quantity' }, { code: 'unit', zh: '单位', en: 'Unit' }],
    rows: lines,
    boxes: [{ zh: '首件检验合格', en: 'First article passed' }],
    signatures: [
      { role: 'pmc', zh: '计划', en: 'Planning', staff: by, at: at?.getTime() ?? null }, { role: 'prod', zh: '生产', en: 'Production', staff: null, at: null }, { role: 'qc', zh: '品质', en: 'Quality', staff: null, at: null },
    ],
    copies: [{ zh: '生产', en: 'Production' }, { zh: '计划', en: 'Planning' }],
  };
}
