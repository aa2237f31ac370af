/** 期初在途: the rows of one old number in a file → the return as the JSON list has it, or what is wrong with them. Pure. */
import type { BookRecord, PlacedFault } from '@guitu/row-import/book/import-book-records';
import type { CellFault, Moment } from '@guitu/row-import/columns/column';
import type { RecordRow } from '@guitu/row-import/read-rows';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { attributesOf } from './attribute-cell.rules.js';
import { LINES, OPEN_RETURNS, RETURNS, STAGES } from './open-return-columns.js';
import { OpenReturn } from './open-return.js';
import { outcomeOf } from './stage-words.rules.js';

/** Staff id of an employee number; undefined: nobody has it. */
export type StaffOf = (employeeNo: string) => string | undefined;
export interface ReadReturn {
  /** absent when there are faults */
  readonly wanted?: OpenReturn;
  readonly faults: readonly PlacedFault[];
  /** row of 过程 of each stage */
  readonly stageRows: readonly number[];
}

const fault = (field: string, code: string, zh: string, en: string): CellFault => ({ field, code, zh, en });
const textOf = ({ fields }: RecordRow, field: string): string | null => (fields[field] ?? null) as string | null;
const momentOf = ({ fields }: RecordRow, field: string): Moment | null => (fields[field] ?? null) as Moment | null;
/** Only what is written. */
const given = (fields: Readonly<Record<string, unknown>>): object => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ''));

class Reader {
  readonly faults: PlacedFault[] = [];

  constructor(private readonly staffOf: StaffOf) {}

  wrong(sheet: number, { rowNo }: Pick<RecordRow, 'rowNo'>, why: CellFault): void {
    this.faults.push({ sheet, rowNo, fault: why });
  }

  person(sheet: number, row: RecordRow, field: string): string | undefined {
    const no = textOf(row, field);
    if (no === null) return undefined;
    const staff = this.staffOf(no);
    if (staff === undefined) this.wrong(sheet, row, fault(field, 'unknown-employee', `没有工号 ${no}；不知道是谁时请留空。`, `There is no employee ${no}; leave it empty where nobody knows.`));
    return staff;
  }

  attrs(sheet: number, row: RecordRow, level: 'case' | 'line'): object | undefined {
    const { attrs, faults } = attributesOf(textOf(row, 'attrs'), level);
    for (const one of faults) this.wrong(sheet, row, one);
    return Object.keys(attrs).length > 0 ? attrs : undefined;
  }
}

/** Lines are numbered as the file has them; a day without a time is its beginning, or the time of the stage before it on the same day. */
export function readOpenReturn({ sheets }: BookRecord, staffOf: StaffOf): ReadReturn {
  const reader = new Reader(staffOf);
  const [[head], lines, stages] = [sheets[RETURNS] ?? [], [...(sheets[LINES] ?? [])].sort((one, other) => Number(one.fields['line']) - Number(other.fields['line'])), sheets[STAGES] ?? []];
  if (head === undefined) throw new Error('a record has a row in the first sheet');
  if (lines.length === 0) reader.wrong(RETURNS, head, fault('', 'no-lines', '工作表「明细」中没有它的行。', 'It has no row in the sheet “Lines”.'));
  const numbers = new Map(lines.map((row, index) => [row.fields['line'], index + 1]));
  const begun = stages.filter(({ fields }) => fields['stage'] === 'register');
  const registered = momentOf(head, 'registeredAt') ?? (begun[0] === undefined ? null : momentOf(begun[0], 'at'));
  if (registered === null) reader.wrong(RETURNS, head, fault('registeredAt', 'no-date', '没有登记时间：填在此处，或在「过程」中填「受理」。', 'When was it registered: say it here, or by a row “Intake” of the stages.'));
  for (const row of begun.slice(momentOf(head, 'registeredAt') === null ? 1 : 0)) reader.wrong(STAGES, row, fault('stage', 'registered-twice', '登记时间已填，不必再写「受理」。', 'When it was registered is said already.'));
  const past = stages.filter((row) => !begun.includes(row));
  const registeredBy = reader.person(RETURNS, head, 'registeredBy') ?? (begun[0] === undefined ? undefined : reader.person(STAGES, begun[0], 'staff'));
  const times = timesOf(registered?.at ?? 0, past);
  const body = {
    ...given({ policyKey: textOf(head, 'policyKey'), complaintAt: momentOf(head, 'complaintAt')?.at, registeredBy, attrs: reader.attrs(RETURNS, head, 'case'), forms: head.fields['forms'] }),
    externalId: textOf(head, 'externalId') ?? '', plantCode: textOf(head, 'plantCode') ?? '', customerCode: textOf(head, 'customerCode') ?? '', registeredAt: registered?.at ?? 0,
    lines: lines.map((row) => lineOf(reader, row)),
    stages: past.map((row, index) => stageOf(reader, row, times[index] ?? 0, numbers)),
    lying: lines.flatMap((row, index) => (textOf(row, 'areaCode') === null ? [] : [{ line: index + 1, qty: textOf(row, 'areaQty') ?? textOf(row, 'qty') ?? '', areaCode: textOf(row, 'areaCode') }])),
  };
  const stageRows = past.map(({ rowNo }) => rowNo);
  if (reader.faults.length > 0) return { faults: reader.faults, stageRows };
  const judged = OpenReturn.safeParse(body);
  if (judged.success) return { wanted: judged.data, faults: [], stageRows };
  const place = (path: readonly PropertyKey[]): { sheet: number; row: RecordRow } => {
    const [list, index] = path;
    if (list === 'lines' || list === 'lying') return { sheet: LINES, row: lines[Number(index)] ?? head };
    return list === 'stages' ? { sheet: STAGES, row: past[Number(index)] ?? head } : { sheet: RETURNS, row: head };
  };
  for (const { path, message } of judged.error.issues) {
    const { sheet, row } = place(path);
    const field = String(path.findLast((part) => typeof part === 'string') ?? '');
    const column = OPEN_RETURNS.sheets[sheet]?.columns.find((one) => one.field === field);
    reader.wrong(sheet, row, fault(field, 'not-valid', `${column?.zh ?? field}：内容不合规。`, `${column?.en ?? field}: ${message}`));
  }
  return { faults: reader.faults, stageRows };
}

function lineOf(reader: Reader, row: RecordRow): object {
  const { item, qty, unit, batch, serials, blind, unitPrice, shipDate, deliveryNo, deliveryLine } = row.fields;
  if ((deliveryNo ?? null) !== null && (deliveryLine ?? null) === null) reader.wrong(LINES, row, fault('deliveryLine', 'no-delivery-line', '填了发货单号，还需发货行号。', 'A delivery has a line: which?'));
  const delivery = (deliveryNo ?? null) === null || (deliveryLine ?? null) === null ? undefined : { no: deliveryNo, line: deliveryLine };
  return given({ item, qty, unit, batch, serials, blind, unitPrice, shipDate, delivery, attrs: reader.attrs(LINES, row, 'line') });
}

function stageOf(reader: Reader, row: RecordRow, at: number, numbers: ReadonlyMap<unknown, number>): object {
  const { stage, line, qty, remedy, no, place, amount } = row.fields;
  const kind = stage as FactKind;
  const number = (line ?? null) === null ? undefined : numbers.get(line);
  if ((line ?? null) !== null && number === undefined) reader.wrong(STAGES, row, fault('line', 'no-such-line', `工作表「明细」中没有行号 ${String(line)}。`, `There is no line ${String(line)} in the sheet “Lines”.`));
  return { ...given({ stage: kind, line: number, qty, remedy, no, place, amount, staff: reader.person(STAGES, row, 'staff'), ...outcome(reader, row, kind) }), at };
}

function outcome(reader: Reader, row: RecordRow, kind: FactKind): object {
  const text = textOf(row, 'result');
  if (text === null) return {};
  const found = outcomeOf(kind, text);
  if ('code' in found) return { [found.field]: found.code };
  const [zh, en] = found.words.length === 0
    ? ['这一环节没有结果可填。', 'This stage has no outcome.'] : [`“${text}” 不在可选值中：${found.words.map((one) => one.zh).join('、')}。`, `“${text}” is none of: ${found.words.map((one) => one.en).join(', ')}.`];
  reader.wrong(STAGES, row, fault('result', 'unknown-choice', `结果：${zh}`, `Outcome: ${en}`));
  return {};
}

function timesOf(registeredAt: number, rows: readonly RecordRow[]): number[] {
  let before = registeredAt;
  return rows.map((row) => {
    const { at, wholeDay } = momentOf(row, 'at') ?? { at: 0, wholeDay: true };
    before = wholeDay && before >= at && before < at + DAY ? before : at;
    return before;
  });
}
/** Zones of plants have no summer time. */
const DAY = 86_400_000;
