import type { Transaction } from '@guitu/persistence/transaction';
import type { RowSink, Verdict } from '@guitu/row-import/import-rows';
import type { RecordRow } from '@guitu/row-import/read-rows';
import { keepContactBatch, type ContactKeeper } from '../contacts/keep-contact-batch.js';

const EMPTY = { phone: null, mail: null, address: null, wecom: null, dingtalk: null, feishu: null, language: 'zh' };
interface Standing extends Readonly<Record<string, unknown>> { readonly customerCode: string; readonly nr: number }

/** Rows of a file as contacts of customers: what the file has no column for keeps what stands. Nothing of them is said on a topic. */
export class ContactSink implements RowSink {
  constructor(private readonly tx: Transaction, private readonly keeper: ContactKeeper) {}

  async keep(rows: readonly RecordRow[]): Promise<readonly Verdict[]> {
    const given = rows.map(({ fields }) => ({ nr: 1, ...fields }) as Readonly<Record<string, unknown>>);
    const standing = await this.standing(given);
    const kept = await keepContactBatch(this.tx, this.keeper, given.map((row) => ({ ...EMPTY, ...standing.get(keyOf(row)), ...row })));
    return kept.map(({ outcome, faults }) => ({ outcome, faults }));
  }

  private async standing(given: readonly Readonly<Record<string, unknown>>[]): Promise<ReadonlyMap<string, Standing>> {
    const rows = await this.tx.query<Standing>(
      `select customer_code as "customerCode", nr, phone, mail, address, wecom, dingtalk, feishu, language from contact where company_code = $1 and customer_code = any($2) order by customer_code, nr for update`,
      [this.keeper.companyCode, [...new Set(given.map((row) => String(row['customerCode'])))]],
    );
    return new Map(rows.map((row) => [keyOf(row), row]));
  }
}

const keyOf = (row: Readonly<Record<string, unknown>>): string => `${String(row['customerCode'])}/${String(row['nr'])}`;
