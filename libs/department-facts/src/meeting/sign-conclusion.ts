/** 会签: somebody who sat in a meeting signs what it concludes, before it is recorded (product.md C9). */
import type { Actor } from '@guitu/identity/actor';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { fromPublicId, isOpen } from '@guitu/task-desk/tasks/task-row';
import { lockTask } from '@guitu/task-desk/tasks/task-store';

export interface Signature { readonly staff: string; readonly role: string; readonly conclusionCode: string; readonly signedAt: number }

/** Signatures of a meeting's task, in the order they were given. */
export function signaturesOf(tx: Pick<Transaction, 'query'>, companyCode: string, returnNo: string, taskId: string): Promise<Signature[]> {
  return tx.query<Signature>(
    `select staff, role, conclusion_code as "conclusionCode", floor(extract(epoch from signed_at) * 1000)::float8 as "signedAt" from meeting_signature
     where company_code = $1 and return_no = $2 and task_id = $3 order by signed_at, staff`, [companyCode, returnNo, taskId],
  );
}

/**
 * Signs in one of his own roles. Signing again replaces what he signed.
 * @throws Problem 404: no such meeting in his plant · 409: concluded already, or the role has signed by somebody else · 422: not his role, or another conclusion than the first
 */
export async function signConclusion(tx: Transaction, actor: Actor, id: string, { role, conclusionCode }: { readonly role: string; readonly conclusionCode: string }): Promise<Signature[]> {
  const { returnNo, taskId } = fromPublicId(id);
  const task = await lockTask(tx, actor.companyCode, returnNo, taskId);
  if (task === undefined || task.body.accepts !== 'conclude') throw Problem.notFound('没有这场会议。', 'There is no such meeting.');
  requirePlace(actor, { companyCode: task.company_code, plantCode: task.plant_code });
  if (!isOpen(task)) throw Problem.conflict('task-not-open', '会议已有结论。', 'The meeting has concluded.');
  if (!actor.roles.includes(role)) throw Problem.ofField('role', '只能以本人的岗位签字。', 'One signs in a role of one’s own.');
  const others = (await signaturesOf(tx, actor.companyCode, returnNo, taskId)).filter(({ staff }) => staff !== actor.staff);
  if (others.some((one) => one.role === role)) throw Problem.conflict('role-has-signed', '该岗位已有人签字。', 'Somebody has signed for this role.');
  const [first] = others;
  if (first !== undefined && first.conclusionCode !== conclusionCode) throw Problem.ofField('conclusionCode', `已有人签署结论 ${first.conclusionCode}。`, `Others have signed ${first.conclusionCode}.`);
  await tx.execute(
    `insert into meeting_signature (company_code, return_no, task_id, staff, role, conclusion_code) values ($1, $2, $3, $4, $5, $6)
     on conflict (company_code, return_no, task_id, staff) do update set role = excluded.role, conclusion_code = excluded.conclusion_code, signed_at = clock_timestamp()`,
    [actor.companyCode, returnNo, taskId, actor.staff, role, conclusionCode],
  );
  return signaturesOf(tx, actor.companyCode, returnNo, taskId);
}
