/**
 * Quantities in a fact against the lines of the task it answers: known line, the unit's own steps, never more than is there
 * (R23; receipt and hold are exempt from the last: what is there is what was counted, a surplus is a discrepancy, procedures.md §4.4).
 */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import type { Unit } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';

/** A quantity in a payload: where it stands and which line it is of (undefined: of the whole task). */
interface Named { readonly path: string; readonly qty: string; readonly line?: number; readonly counts: boolean }
type Reader<K extends FactKind> = (payload: FactPayload<K>) => Named[];

const whole = (path: string, qty: string): Named => ({ path, qty, counts: true });
const perLine = <L extends { line: number }>(lines: readonly L[], field: keyof L & string, counts: boolean = true): Named[] =>
  lines.map((entry, i) => ({ path: `lines.${i}.${field}`, qty: String(entry[field]), line: entry.line, counts }));

/** How to find the quantities of each kind; kinds without any are absent. `counts`: they add up against what the task holds. */
const READERS: { readonly [K in FactKind]?: Reader<K> } = {
  hold: (p) => perLine(p.lines, 'qty', false),
  receive: (p) => perLine(p.lines, 'received', false),
  onsite: (p) => perLine(p.lines, 'qty'),
  discrepancy: (p) => perLine(p.lines, 'qty'),
  // what was counted is what was counted
  signoff: (p) => perLine(p.lines ?? [], 'qty', false),
  sort: (p) => perLine(p.lines, 'qty'),
  inspect: (p) => [...perLine(p.lines, 'sample', false), ...perLine(p.lines, 'passed'), ...perLine(p.lines, 'failed')],
  dispose: (p) => p.lines.flatMap(({ line, portions }, i) => portions.map(({ qty }, j) => ({ path: `lines.${i}.portions.${j}.qty`, qty, line, counts: true }))),
  order: (p) => [whole('qty', p.qty)],
  repair: (p) => [whole('qtyDone', p.qtyDone), whole('qtyUnrepairable', p.qtyUnrepairable)],
  reinspect: (p) => [whole('pass', p.pass), whole('fail', p.fail)],
  unit_test: (p) => [whole('pass', p.pass), whole('fail', p.fail)],
  dispatch_check: (p) => [whole('pass', p.pass), whole('fail', p.fail)],
  treat: (p) => [whole('qty', p.qty)],
  dismantle: (p) => (p.qty === undefined ? [] : [whole('qty', p.qty)]),
  to_supplier: (p) => [whole('qty', p.qty)],
  stock_in: (p) => [whole('qty', p.qty)],
  scrap_request: (p) => [whole('qty', p.qty)],
  scrap: (p) => [whole('qty', p.qty)],
  pack: (p) => [whole('qty', p.qty)],
  send_back: (p) => [whole('qty', p.qty)],
  onsite_done: (p) => [whole('qtyOk', p.qtyOk), whole('qtyFailed', p.qtyFailed)],
  supply_order: (p) => [whole('qty', p.qty)],
  make: (p) => [whole('qty', p.qty)],
  ship: (p) => [whole('qty', p.qty)],
};

/** Every fault with its path; empty when the quantities fit. Lines of one unit each; a fact about the whole task has the unit of its lines. */
export function quantityFaults<K extends FactKind>(kind: K, payload: FactPayload<K>, lines: readonly TaskLine[]): FieldError[] {
  const named = (READERS[kind] as Reader<K> | undefined)?.(payload) ?? [];
  const faults: FieldError[] = [];
  const sums = new Map<number | undefined, number>();
  for (const { path, qty, line, counts } of named) {
    const unit = unitOf(lines, line);
    if (unit === undefined) {
      if (line !== undefined) faults.push({ path, zh: `待办中没有第 ${line} 行。`, en: `The task has no line ${line}.` });
      continue;
    }
    const steps = parseQuantity(qty, unit);
    if (steps === null) faults.push({ path, zh: `数量 ${qty} 不符合单位 ${unit} 的精度。`, en: `${qty} is finer than the unit ${unit} allows.` });
    else if (counts) sums.set(line, (sums.get(line) ?? 0) + steps);
  }
  return [...faults, ...excesses(sums, lines), ...repeatedLines(kind, payload)];
}

function excesses(sums: ReadonlyMap<number | undefined, number>, lines: readonly TaskLine[]): FieldError[] {
  return [...sums].flatMap(([line, sum]) => {
    const unit = unitOf(lines, line);
    const held = stepsOn(lines, line);
    if (unit === undefined || sum <= held) return [];
    const [given, there] = [formatQuantity(sum, unit), formatQuantity(held, unit)];
    const where = line === undefined ? { path: 'qty', zh: '', en: '' } : { path: 'lines', zh: `第 ${line} 行`, en: ` on line ${line}` };
    return [{ path: where.path, zh: `${where.zh}数量 ${given} 超过待办数量 ${there}。`, en: `${given}${where.en} exceeds the task’s ${there}.` }];
  });
}

/** A line may be named once, where twice would be counted twice; 分拣 and 检验 say of each part of it what it is. */
function repeatedLines(kind: FactKind, payload: object): FieldError[] {
  const entries = (payload as { lines?: readonly { line: number; result?: unknown }[] }).lines ?? [];
  if (kind === 'onsite' || kind === 'discrepancy' || kind === 'sort' || kind === 'inspect') return [];
  const repeated = entries.map(({ line }) => line).filter((line, i, all) => all.indexOf(line) !== i);
  return [...new Set(repeated)].map((line) => ({ path: 'lines', zh: `第 ${line} 行重复。`, en: `Line ${line} is named twice.` }));
}

function unitOf(lines: readonly TaskLine[], line: number | undefined): Unit | undefined {
  return (line === undefined ? lines[0] : lines.find((entry) => entry.line === line))?.unit;
}

/** Steps the task holds on a line, or on all of them; a line may stand in several portions. */
export function stepsOn(lines: readonly TaskLine[], line?: number): number {
  return lines.filter((entry) => line === undefined || entry.line === line).reduce((sum, entry) => sum + (parseQuantity(entry.qty, entry.unit) ?? 0), 0);
}

/** Quantity of a line of a task, or of a task whose lines have one unit, as a decimal string in it: what a fact about it may not exceed. */
export const askedQuantity = ({ lines }: { readonly lines: readonly TaskLine[] }, line?: number): string => formatQuantity(stepsOn(lines, line), unitOf(lines, line) ?? 'pcs');
