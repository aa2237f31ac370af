import type { Transaction } from '@guitu/persistence/transaction';
import type { BookRecord, BookVerdict, PlacedFault, RecordSink } from '@guitu/row-import/book/import-book-records';
import { OPEN_RETURNS, RETURNS, STAGES } from './open-return-columns.js';
import type { StageFault } from './play-return.js';
import { readOpenReturn, type StaffOf } from './read-open-return.js';
import { FILLED_BY } from './stage-words.rules.js';
import type { Load, TakeOverReturns, Verdict } from './take-over-returns.js';

/** What a stage needs that no column says, in words for whom the file comes back to. */
const BY_LIST = { zh: '文件写不下这一环节需要的内容，请用 JSON 清单载入此单（POST /imports/open-returns，payload）。', en: 'The file cannot say what this stage needs: load this return by the JSON list (POST /imports/open-returns, payload).' } as const;

/** Returns of a file, each judged and taken over as those of the JSON list. */
export class OpenReturnSink implements RecordSink {
  readonly verdicts: Verdict[] = [];

  constructor(private readonly tx: Transaction, private readonly takeOver: TakeOverReturns, private readonly load: Load, private readonly staffOf: StaffOf) {}

  async keep(record: BookRecord): Promise<BookVerdict> {
    const { wanted, faults, stageRows } = readOpenReturn(record, this.staffOf);
    if (wanted === undefined) return { outcome: 'rejected', faults };
    const [verdict] = await this.takeOver.execute(this.tx, this.load, [wanted]);
    if (verdict === undefined) throw new Error('no verdict on a return');
    this.verdicts.push(verdict);
    const head = record.sheets[RETURNS]?.[0]?.rowNo ?? 0;
    return {
      outcome: verdict.outcome,
      faults: verdict.faults.map((one): PlacedFault => (one.row === null ? { sheet: RETURNS, rowNo: head, fault: inWords(one, null) } : { sheet: STAGES, rowNo: stageRows[one.row] ?? 0, fault: inWords(one, wanted.stages[one.row] ?? null) })),
    };
  }
}

function inWords({ code, zh, en, path }: StageFault, stage: object | null): PlacedFault['fault'] {
  if (path === undefined) return { field: '', code, zh, en };
  const filled = FILLED_BY[path.split('.').at(-1) ?? ''];
  const field = filled === 'goods' || filled === 'verdict' ? 'result' : (filled ?? '');
  const column = OPEN_RETURNS.sheets[STAGES]?.columns.find((one) => one.field === field);
  if (filled === undefined || column === undefined || (stage !== null && filled in stage)) return { field, code, zh: `${zh}${BY_LIST.zh}`, en: `${en} ${BY_LIST.en}` };
  return { field, code, zh: `还需填写「${column.zh}」。`, en: `“${column.en}” is missing.` };
}
