import { attachToFact } from '@guitu/attachments/attach-to-fact';
import { AttachmentIds } from '@guitu/contracts/http/command-body';
import { Instant, StaffId } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import { databaseNow } from '@guitu/persistence/database-now';

export const KeepSignedCopyBody = z.strictObject({ printId: z.uuid().describe('print that was signed'), attachments: AttachmentIds }).meta({ id: 'KeepSignedCopy' });
const SignedCopy = z.object({ id: z.uuid(), printId: z.uuid(), version: z.int().describe('of what it says'), printNo: z.int(), keptBy: StaffId, keptAt: Instant, attachments: z.array(z.string()).describe('ids for `GET attachments/{id}`') });
export const SignedCopies = z.object({ slipNo: z.string(), items: z.array(SignedCopy) }).meta({ id: 'SignedCopies' });
export type SignedCopies = z.infer<typeof SignedCopies>;
interface Slip { readonly slip_no: string; readonly plant_code: string }

/** 签字联: pictures of a slip that came back signed lie with the print that was signed. @throws Problem or AccessDenied 404: no such slip here · 422: a print of another paper, pictures that are not his or used already */
export function keepSignedCopy(command: Command, slipId: string, { printId, attachments }: z.infer<typeof KeepSignedCopyBody>): Promise<SignedCopies> {
  const { actor } = command;
  const { companyCode, staff } = actor;
  return command.run(async (tx) => {
    const { slip_no: slipNo, plant_code: plantCode } = await slipOf(tx, actor, slipId);
    const [print] = await tx.query('select 1 as found from print_run r join printed_paper p on p.id = r.paper_id where r.id = $1 and p.company_code = $2 and p.ref = $3', [printId, companyCode, slipNo]);
    if (print === undefined) throw Problem.ofField('printId', `不是 ${slipNo} 的打印。`, `Not a print of ${slipNo}.`);
    const now = await databaseNow(tx);
    const id = uuidv7(now);
    await tx.execute('insert into slip_signed_copy (id, slip_id, print_id, kept_by, kept_at) values ($1, $2, $3, $4, $5)', [id, slipId, printId, staff, new Date(now)]);
    await attachToFact(tx, attachments, { keptFor: `signed-slip/${id}`, companyCode, plantCode }, staff);
    return signedCopiesOf(tx, actor, slipId);
  });
}

/** The oldest first. @throws Problem or AccessDenied 404: no such slip here */
export async function signedCopiesOf(from: Pick<Database | Transaction, 'query'>, actor: Actor, slipId: string): Promise<SignedCopies> {
  const { slip_no: slipNo } = await slipOf(from, actor, slipId);
  const items = await from.query<z.infer<typeof SignedCopy>>(
    `select c.id, c.print_id as "printId", p.version, r.print_no as "printNo", c.kept_by as "keptBy", floor(extract(epoch from c.kept_at) * 1000)::float8 as "keptAt",
       coalesce((select jsonb_agg(a.id order by a.place) from attachment a where a.kept_for = 'signed-slip/' || c.id), '[]') as attachments
     from slip_signed_copy c join print_run r on r.id = c.print_id join printed_paper p on p.id = r.paper_id where c.slip_id = $1 order by c.kept_at, c.id`, [slipId],
  );
  return { slipNo, items };
}

async function slipOf(from: Pick<Database | Transaction, 'query'>, actor: Actor, id: string): Promise<Slip> {
  const [slip] = await from.query<Slip>('select slip_no, plant_code from slip where id = $1 and company_code = $2', [id, actor.companyCode]);
  if (slip === undefined) throw Problem.notFound('没有这张单据。', 'There is no such slip.');
  requirePlace(actor, { companyCode: actor.companyCode, plantCode: slip.plant_code });
  return slip;
}
