import type { MasterType } from '@guitu/contracts/masterdata/types';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Column } from '@guitu/row-import/columns/column';
import type { RowSink, Verdict } from '@guitu/row-import/import-rows';
import type { RecordRow } from '@guitu/row-import/read-rows';
import { keepRecords, type KeepOptions } from '../records/keep-records.js';
import type { Fault, Fields } from '../records/record-kinds.rules.js';

/** Faults that a later row of the same file may cure. */
const CURABLE = new Set(['unknown-record', 'unknown-person']);

/** Rows of a file as records: what the file has no column for keeps what stands, or what an empty cell would say. */
export class RecordSink implements RowSink {
  private readonly defaults: Fields;
  /** employee numbers the file names, for a file that names everybody; of other types nothing is remembered */
  readonly named = new Set<string>();

  constructor(private readonly tx: Transaction, private readonly journal: Journal, private readonly type: MasterType, columns: readonly Column[], private readonly sourceSystem: string, private readonly options: KeepOptions) {
    this.defaults = nested(columns.filter(({ field }) => !['code', 'externalId'].includes(field)).map(({ field, whenEmpty = null }) => [field, whenEmpty] as const));
  }

  async keep(rows: readonly RecordRow[]): Promise<readonly Verdict[]> {
    const given = rows.map(({ fields: { code, externalId, ...fields } }) => ({
      code: String(code), sourceSystem: this.sourceSystem, externalId: typeof externalId === 'string' ? externalId : String(code), fields, defaults: this.defaults,
    }));
    if (this.type === 'employee') for (const { code } of given) this.named.add(code);
    // A plan made while the tables were small would be kept for the whole file and scan them for every batch.
    await this.tx.execute('set local plan_cache_mode = force_custom_plan');
    const kept = await keepRecords(this.tx, this.journal, this.type, given, this.options);
    return kept.map(({ outcome, faults }) => ({ outcome, faults, later: faults.length > 0 && faults.every((fault: Fault) => CURABLE.has(fault.code)) }));
  }
}

function nested(entries: readonly (readonly [string, unknown])[]): Fields {
  const fields: Record<string, unknown> = {};
  for (const [path, value] of entries) {
    const [head = '', inner] = path.split('.');
    if (inner === undefined) fields[head] = value;
    else fields[head] = { ...(fields[head] as Fields | undefined), [inner]: value };
  }
  return fields;
}
