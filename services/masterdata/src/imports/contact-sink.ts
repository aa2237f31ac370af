import type { Transaction } from '@guitu/persistence/transaction';
import type { RowSink, Verdict } from '@guitu/row-import/import-rows';
import type { RecordRow } from '@guitu/row-import/read-rows';
import { keepContactBatch, type ContactKeeper } from '../contacts/keep-contact-batch.js';
import { keepStaffContacts } from '../contacts/keep-staff-contacts.js';
import type { PersonalFile } from './import-shapes.js';

const EMPTY = { phone: null, mail: null, address: null, wecom: null, dingtalk: null, feishu: null, language: 'zh' };
type Given = Readonly<Record<string, unknown>>;
const STANDING = 'phone, mail, address, wecom, dingtalk, feishu, language from contact where company_code = $1 and';

/** Whose contacts a file has: how its rows are told apart, which of those that stand they name, and who keeps them. */
const FILES = {
  contact: { owner: 'customerCode', keyOf: (row: Given) => `${String(row['customerCode'])}/${String(row['nr'])}`, first: { nr: 1 }, standing: `select customer_code as "customerCode", nr, ${STANDING} customer_code = any($2) order by customer_code, nr for update`, keep: keepContactBatch },
  'staff-contact': { owner: 'staff', keyOf: (row: Given) => String(row['staff']), first: {}, standing: `select staff, ${STANDING} staff = any($2) order by staff for update`, keep: keepStaffContacts },
} as const satisfies Record<PersonalFile, unknown>;

/** Rows of a file as contacts of customers or employees: what the file has no column for keeps what stands. Nothing of them is said on a topic. */
export class ContactSink implements RowSink {
  constructor(private readonly tx: Transaction, private readonly keeper: ContactKeeper, private readonly type: PersonalFile) {}

  async keep(rows: readonly RecordRow[]): Promise<readonly Verdict[]> {
    const { owner, keyOf, first, standing, keep } = FILES[this.type];
    const given = rows.map(({ fields }): Given => ({ ...first, ...(fields as Given) }));
    const found = await this.tx.query<Given>(standing, [this.keeper.companyCode, [...new Set(given.map((row) => String(row[owner])))]]);
    const stands = new Map(found.map((row) => [keyOf(row), row]));
    const kept: readonly Verdict[] = await keep(this.tx, this.keeper, given.map((row) => ({ ...EMPTY, ...stands.get(keyOf(row)), ...row })));
    return kept.map(({ outcome, faults }) => ({ outcome, faults }));
  }
}
