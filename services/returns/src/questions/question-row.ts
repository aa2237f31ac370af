/** A question as it is stored. */
import type { Actor } from '@guitu/identity/actor';
import type { Directory } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';

export interface QuestionRow {
  readonly id: string; readonly company_code: string; readonly plant_code: string; readonly return_no: string; readonly reason: string; readonly task_id: string | null;
  readonly to_dept: string | null; readonly to_role: string | null; readonly to_head: string | null; readonly whole: boolean;
  readonly asked_by: string; readonly asker_role: string; readonly asked_at: Date; readonly due_at: Date; readonly rung: number;
  readonly clock_id: string | null; readonly pause_fact_id: string | null;
  readonly answered_by: string | null; readonly answered_at: Date | null; readonly withdrawn_by: string | null; readonly withdrawn_at: Date | null;
}
type Addressed = Pick<QuestionRow, 'company_code' | 'plant_code' | 'to_dept' | 'to_role' | 'to_head' | 'whole'>;

export function ownerOf({ to_dept: dept, to_role: role, to_head: head }: Addressed): { dept: string; role: string; head: string } | null {
  return dept === null || role === null || head === null ? null : { dept, role, head };
}

/** Whether a department's question is put to him: in his role or one he stands in for, or to his whole department. */
export function isAsked(directory: Directory, actor: Actor, row: Addressed): boolean {
  const owner = ownerOf(row);
  if (owner === null || !actor.plantCodes.includes(row.plant_code)) return false;
  return (row.whole && actor.dept === owner.dept) || directory.standingFor(actor, owner, row.company_code, row.plant_code) !== null;
}

/** @returns undefined when there is none of that return */
export async function findQuestion(tx: Transaction, companyCode: string, returnNo: string, id: string): Promise<QuestionRow | undefined> {
  const [row] = await tx.query<QuestionRow>('select * from question where company_code = $1 and return_no = $2 and id = $3 for update', [companyCode, returnNo, id]);
  return row;
}
