/** What stands on a 返工生产指令单 and a 补货指令单 (product.md D4, §3.5). Pure. */
import type { TaskStatement } from '@guitu/contracts/task';
import { GOODS, UNITS, type Goods, type Unit } from '@guitu/contracts/vocabulary';
import type { Sheet } from '@guitu/platform/printing/sheet';
import { headOf, type SheetCompany } from '@guitu/platform/printing/sheet-head.rules';
import { when } from '@guitu/task-desk/returns/answer-sentence.rules';
import type { Work } from '../order-date/find-work.js';

export interface Ordered {
  readonly task: TaskStatement | null; readonly company: SheetCompany; readonly policy: string | null; readonly customer: string | null; readonly goods: string | null; readonly qty: string | null; readonly priority: boolean;
  readonly line_code: string | null; readonly ordered_by: string | null; readonly ordered_at: Date | null; readonly area: string | null;
  /** 返修方案: hours of the whole portion and its parts, once engineering has planned it */
  readonly hours: string | null; readonly parts: readonly { readonly item: string; readonly qty: string }[] | null; readonly plan_no: string | null;
  readonly pictures: NonNullable<Sheet['pictures']>;
}

const COLUMNS: Sheet['columns'] = [
  { code: 'line', zh: '行', en: 'Line' }, { code: 'item', zh: '品号', en: 'Item' }, { code: 'batch', zh: '批号', en: 'Batch' }, { code: 'qty', zh: '数量', en: 'Quantity' }, { code: 'unit', zh: '单位', en: 'Unit' },
];
const TITLES = { rework_order: { zh: '返工生产指令单', en: 'Rework order' }, replenishment_order: { zh: '补货指令单', en: 'Replenishment order' } } as const;
/** 首件: filled in by hand beside the line, before the rest of the batch is made */
const FIRST_ARTICLE: Sheet['boxes'][number] = {
  zh: '首件检验', en: 'First article', ticks: [{ zh: '合格', en: 'Passed' }, { zh: '不合格', en: 'Failed' }],
  blanks: [{ zh: '件号', en: 'Piece' }, { zh: '检验员', en: 'Inspector' }, { zh: '时间', en: 'Time' }],
};

export function orderSheet({ no, return_no: returnNo, portion, due_at: due }: Work, ordered: Ordered, zone: string): Sheet {
  const { task, company, policy, customer, goods, qty, priority, line_code: lineCode, ordered_by: by, ordered_at: at, area, hours, parts, plan_no: planNo, pictures } = ordered;
  const kind = task?.scope.supply === undefined ? 'rework_order' : 'replenishment_order';
  const outcome = goods === null ? null : GOODS[goods as Goods];
  const unit = (key: Unit): string => UNITS[key].zh;
  const lines = task?.lines ?? [];
  const field = (code: string, zh: string, en: string, value: string): Sheet['fields'][number] => ({ code, zh, en, value });
  return {
    kind, title: TITLES[kind], size: 'A5', head: headOf(kind, company, policy),
    // work without an order of its own has no number
    no: no.includes('~') ? null : no, returnNo, line: lines[0]?.line ?? null,
    fields: [
      field('customer', '客户', 'Customer', customer ?? ''), field('portion', '份', 'Portion', portion ?? ''), field('outcome', '判定', 'Outcome', outcome === null ? '' : `${outcome.zh} ${outcome.en}`),
      field('due', '交期', 'Due', due === null ? '' : when(due.getTime(), zone)), field('priority', '优先', 'Priority', priority ? '是 yes' : '否 no'), field('area', '货物位置', 'Goods are in', area ?? ''), field('productionLine', '产线', 'Production line', lineCode ?? ''),
      ...(hours === null ? [] : [field('plan', '返修方案', 'Work plan', planNo ?? ''), field('hours', '计划工时', 'Hours planned', hours), field('parts', '用料', 'Parts', (parts ?? []).map((one) => `${one.item} × ${one.qty}`).join('、'))]),
    ],
    columns: COLUMNS, rows: lines.map(({ line, item, batch, qty: asked, unit: of }) => [String(line), item, batch ?? '', lines.length === 1 ? (qty ?? asked) : asked, unit(of)]),
    boxes: [FIRST_ARTICLE],
    signatures: [
      { role: 'pmc', zh: '计划', en: 'Planning', staff: by, at: at?.getTime() ?? null }, { role: 'prod', zh: '生产', en: 'Production', staff: null, at: null }, { role: 'qc', zh: '品质', en: 'Quality', staff: null, at: null },
    ],
    copies: [{ zh: '生产', en: 'Production' }, { zh: '计划', en: 'Planning' }],
    ...(pictures.length === 0 ? {} : { pictures }),
  };
}
