/** What stands on a 检验报告 (product.md C10, §3.5): how the goods were looked at, what was found and measured, the conclusion. Pure. */
import { UNITS, type Label, type Unit } from '@guitu/contracts/vocabulary';
import type { Sheet } from '@guitu/platform/printing/sheet';
import { headOf, type SheetCompany } from '@guitu/platform/printing/sheet-head.rules';

/** Quantities and values are decimal strings of their unit; what master data or the task no longer says is null. */
export interface Inspected {
  readonly company: SheetCompany; readonly policy: string | null; readonly return_no: string; readonly form_no: string | null; readonly customer: string | null; readonly consignment: string | null;
  readonly method: string; readonly recorded_by: string; readonly recorded_at: Date;
  readonly results: readonly {
    readonly line: number; readonly item: string | null; readonly batch: string | null; readonly unit: Unit | null; readonly sample: string; readonly passed: string; readonly failed: string;
    readonly defects: readonly string[]; readonly attrs: Readonly<Record<string, unknown>>;
  }[];
  readonly measures: readonly {
    readonly line: number; readonly piece: string; readonly check: string; readonly name: string | null; readonly unit: string | null; readonly low: string | null; readonly high: string | null;
    readonly value: string; readonly against: 'below' | 'within' | 'above'; readonly plan: string; readonly version: number;
  }[];
  readonly pictures: NonNullable<Sheet['pictures']>;
}

const METHODS: Readonly<Record<string, Label>> = {
  full: { zh: '全检', en: 'Every piece' }, normal: { zh: '正常抽检', en: 'Normal sampling' }, mixed_lot: { zh: '混批抽检', en: 'Sampling of a mixed lot' }, random: { zh: '随机抽检', en: 'Random sampling' },
};
const COLUMNS: Sheet['columns'] = [
  { code: 'line', zh: '行', en: 'Line' }, { code: 'item', zh: '品号', en: 'Item' }, { code: 'batch', zh: '批号、件号', en: 'Batch, piece' }, { code: 'check', zh: '项目', en: 'Check' },
  { code: 'limits', zh: '规格', en: 'Limits' }, { code: 'found', zh: '检验数、实测', en: 'Looked at, measured' }, { code: 'passed', zh: '合格', en: 'Passed' }, { code: 'failed', zh: '不合格', en: 'Failed' }, { code: 'findings', zh: '发现', en: 'Findings' },
];
const WITHIN = { below: '低于下限 below', within: '合格 within', above: '高于上限 above' } as const;

export function inspectionReport({ company, policy, return_no: returnNo, form_no: no, customer, consignment, method, recorded_by: by, recorded_at: at, results, measures, pictures }: Inspected): Sheet {
  const how = METHODS[method] ?? { zh: method, en: method };
  const field = (code: string, zh: string, en: string, value: string): Sheet['fields'][number] => ({ code, zh, en, value });
  const itemOf = (line: number): string => results.find((one) => one.line === line)?.item ?? '';
  const plans = [...new Set(measures.map(({ plan, version }) => `${plan} V${version}`))];
  return {
    kind: 'inspection_report', title: { zh: '检验报告', en: 'Inspection report' }, size: 'A4', head: headOf('inspection_report', company, policy), no, returnNo, line: null,
    fields: [
      field('customer', '客户', 'Customer', customer ?? ''), field('consignment', '批次', 'Consignment', consignment ?? ''), field('method', '检验方式', 'Method', `${how.zh} ${how.en}`),
      ...(plans.length === 0 ? [] : [field('plan', '检验方案', 'Plan', plans.join('、'))]), field('conclusion', '结论', 'Conclusion', conclusion(results)),
    ],
    columns: COLUMNS,
    rows: [
      ...results.map(({ line, item, batch, unit, sample, passed, failed, defects, attrs }) => [String(line), item ?? '', batch ?? '', '', '', unit === null ? sample : `${sample} ${UNITS[unit].zh}`, passed, failed, findings(defects, attrs)]),
      ...measures.map(({ line, piece, check, name, unit, low, high, value, against }) => [String(line), itemOf(line), piece, name ?? check, limits(low, high, unit), unit === null ? value : `${value} ${unit}`, '', '', WITHIN[against]]),
    ],
    boxes: [],
    signatures: [{ role: 'qc', zh: '检验员', en: 'Inspector', staff: by, at: at.getTime() }, { role: 'qcHead', zh: '品质主管', en: 'Head of quality', staff: null, at: null }],
    copies: [],
    ...(pictures.length === 0 ? {} : { pictures }),
  };
}

/** Goods are counted line by line: units differ. */
function conclusion(results: Inspected['results']): string {
  const bad = results.filter(({ failed }) => Number(failed) > 0).map(({ line, failed, unit }) => `${line}: ${failed}${unit === null ? '' : ` ${UNITS[unit].zh}`}`);
  return bad.length === 0 ? '合格 Passed' : `不合格 Failed（${bad.join('；')}）`;
}

const limits = (low: string | null, high: string | null, unit: string | null): string =>
  (low === null && high === null ? '' : `${low === null ? '≤' : high === null ? `≥ ${low}` : `${low} –`}${high === null ? '' : ` ${high}`}${unit === null ? '' : ` ${unit}`}`);

/** Defects by their codes, then grade, repairable and whatever else the procedure has asked, as it was answered. */
const findings = (defects: readonly string[], attrs: Readonly<Record<string, unknown>>): string =>
  [...defects, ...Object.entries(attrs).map(([name, value]) => `${name}: ${typeof value === 'boolean' ? (value ? '是 yes' : '否 no') : String(value)}`)].join('；');
