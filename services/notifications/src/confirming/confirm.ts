/** 已执行: who was told to stop work, who has said that it is done, and who must be phoned (product.md §5). */
import { z } from 'zod';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { CompanyCode, Instant, ReturnNo } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import { Problem } from '@guitu/platform/http/problem';
import type { ResolvePhone } from '../delivery/resolve-contact.js';

export const ConfirmationsQuery = z.strictObject({ returnNo: ReturnNo.optional() });
const Confirmation = z.object({
  returnNo: ReturnNo, companyCode: CompanyCode, plantCode: z.string(), title: LabelText, role: z.string(),
  /** opaque id and employee number; the name is masterdata's */
  person: z.string(), employeeNo: z.string().nullable(),
  toldAt: Instant, confirmBy: Instant, confirmedAt: Instant.nullable(),
  /** not confirmed in time: to be phoned */
  overdue: z.boolean(),
  /** read from masterdata at this moment, for those to be phoned alone; kept nowhere here */
  phone: z.string().nullable(),
});
export const Confirmations = z.object({ items: z.array(Confirmation) }).meta({ id: 'Confirmations' });
export const Confirmed = z.object({ id: z.uuid(), confirmedAt: Instant }).meta({ id: 'Confirmed' });
export type Confirmations = z.infer<typeof Confirmations>;

interface Row { readonly id: string; readonly return_no: string; readonly company_code: string; readonly plant_code: string; readonly title_zh: string; readonly title_en: string; readonly role: string; readonly person: string; readonly created_at: Date; readonly confirm_by: Date; readonly confirmed_at: Date | null }

/** A person says that the stop is carried out where he is; the first word counts, and the row is read with it. @throws Problem 404 not his · 409 nothing to confirm */
export async function confirm(tx: Transaction, { staff, companyCode }: Pick<Actor, 'staff' | 'companyCode'>, id: string, now: number): Promise<{ id: string; confirmedAt: number }> {
  const [row] = await tx.query<{ confirm_by: Date | null }>('select confirm_by from notification where id = $1 and person = $2 and company_code = $3 for update', [id, staff, companyCode]);
  if (row === undefined) throw Problem.notFound('没有这条通知。', 'There is no such notification.');
  if (row.confirm_by === null) throw Problem.conflict('nothing-to-confirm', '这条通知无需确认执行。', 'This notification asks for no confirmation.');
  const [said] = await tx.query<{ confirmed_at: Date }>(
    'update notification set confirmed_at = coalesce(confirmed_at, $2), read_at = coalesce(read_at, $2) where id = $1 returning confirmed_at', [id, new Date(now)],
  );
  return { id, confirmedAt: (said as { confirmed_at: Date }).confirmed_at.getTime() };
}

export interface PhoneBook { readonly phones: ResolvePhone; readonly employeeNo: (companyCode: string, staff: string) => string | undefined }

/** Who was told at the reader's plants, oldest deadline first; phones only of those who are to be phoned, and only now. */
export async function listConfirmations(database: Database, { companyCode, plantCodes }: Pick<Actor, 'companyCode' | 'plantCodes'>, { returnNo }: z.infer<typeof ConfirmationsQuery>, now: number, { phones, employeeNo }: PhoneBook): Promise<Confirmations> {
  const rows = await database.query<Row>(
    `select * from notification where confirm_by is not null and done_at is null and held is null and company_code = $1 and plant_code = any($2)
       and ($3::text is null or return_no = $3) and ($3::text is not null or confirmed_at is null) order by confirm_by, person limit 200`, [companyCode, plantCodes, returnNo ?? null],
  );
  const items = await Promise.all(rows.map(async (row) => {
    const overdue = row.confirmed_at === null && row.confirm_by.getTime() <= now;
    const phone = overdue ? await phones(companyCode, { staff: row.person }, `confirm-${row.id}`).catch(() => null) : null;
    return {
      returnNo: row.return_no, companyCode: row.company_code, plantCode: row.plant_code, title: { zh: row.title_zh, en: row.title_en }, role: row.role,
      person: row.person, employeeNo: employeeNo(companyCode, row.person) ?? null, toldAt: row.created_at.getTime(), confirmBy: row.confirm_by.getTime(),
      confirmedAt: row.confirmed_at?.getTime() ?? null, overdue, phone,
    };
  }));
  return { items };
}
