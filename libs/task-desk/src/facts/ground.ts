/** What a fact stands on: the open task it answers, or the return alone, and the capacity in which the actor may record it. */
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { APPLICATIONS, notYourTask, requireFourEyes, requirePlace, type Standing } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import type { Directory } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { isOpen, type TaskRow } from '../tasks/task-row.js';
import { lockTask } from '../tasks/task-store.js';
import { staffOf, staffOfOtherLevels } from './fact-store.js';
import type { FactRequest } from './fact-request.js';

export interface Ground {
  readonly plantCode: string;
  readonly standing: Standing;
  /** locked; answered by the fact */
  readonly task: TaskRow | null;
}

/** Acts and decisions are refused without an open task; so are ways out of an anomaly or a loop (design.md §6). */
export function needsTask(kind: FactKind): boolean {
  return ['G', 'D'].includes(FACT_KINDS[kind].class) || kind === 'resolve' || kind === 'grant';
}

export const taskNotOpen = (): Problem =>
  Problem.conflict('task-not-open', '没有对应的未完成待办（可能已完成、已退回或已撤销）。', 'There is no open task for this: done, handed back or withdrawn.');

/** @throws Problem or AccessDenied; nothing was written */
export async function taskGround(tx: Transaction, directory: Directory, actor: Actor, kind: FactKind, request: FactRequest<FactKind> & { taskId: string }): Promise<Ground> {
  const task = await lockTask(tx, actor.companyCode, request.returnNo, request.taskId);
  if (task === undefined) throw Problem.notFound('本部门没有这项待办。', 'This desk has no such task.');
  const standing = taskStanding(directory, actor, task);
  if (task.body.accepts !== kind) {
    const asked = FACT_KINDS[task.body.accepts];
    throw Problem.unprocessable('wrong-fact', `此待办要求“${asked.zh}”。`, `This task asks for: ${asked.en}.`);
  }
  requireUsable(task, actor);
  if (request.taskRev !== undefined && request.taskRev > task.rev) throw Problem.conflict('task-changed', '待办版本不符，请刷新。', 'Unknown revision of the task; load it again.');
  if (request.scope !== undefined && !sameScope(request.scope, task.body.scope)) {
    throw Problem.unprocessable('wrong-scope', '对象与待办不符。', 'The scope is not that of the task.');
  }
  await requireFreshEyes(tx, actor, kind, task);
  return { plantCode: task.plant_code, standing, task };
}

/** Company, plant and role. @throws AccessDenied */
export function taskStanding(directory: Directory, actor: Actor, task: TaskRow): Standing {
  requirePlace(actor, { companyCode: task.company_code, plantCode: task.plant_code });
  const standing = directory.standingFor(actor, task.body.owner, task.company_code, task.plant_code);
  if (standing === null) throw notYourTask(task.body.owner);
  return standing;
}

/** Open, and not in another person's hands; the head may take over. @throws Problem 409 */
export function requireUsable(task: TaskRow, actor: Actor): void {
  if (!isOpen(task)) throw taskNotOpen();
  if (task.claimed_by !== null && task.claimed_by !== actor.staff && !actor.roles.includes(task.head)) {
    throw Problem.conflict('claimed-by-another', '此待办已由他人领取。', 'Somebody else has claimed this task.');
  }
}

async function requireFreshEyes(tx: Transaction, actor: Actor, kind: FactKind, task: TaskRow): Promise<void> {
  const applications = APPLICATIONS[kind];
  if (applications === undefined) return;
  const applicants = await staffOf(tx, task.company_code, task.return_no, applications);
  requireFourEyes(actor, [...applicants, ...(task.body.menu.notBy ?? [])], await staffOfOtherLevels(tx, task));
}

/**
 * A fact without a task: what happened in the world, the customer's word, or a control. Known returns only, except what happened
 * in the world, which is recordable always (it waits in the process until the return is known).
 * @param plantHint from the department's own tables
 */
export async function worldGround(tx: Transaction, actor: Actor, kind: FactKind, returnNo: string, plantHint: string | null): Promise<Ground> {
  if (needsTask(kind)) throw taskNotOpen();
  const [known] = await tx.query<{ plant_code: string }>('select plant_code from return_status where company_code = $1 and return_no = $2', [actor.companyCode, returnNo]);
  const plantCode = known?.plant_code ?? plantHint ?? (FACT_KINDS[kind].class === 'O' ? actor.plantCodes[0] : undefined);
  if (plantCode === undefined) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
  requirePlace(actor, { companyCode: actor.companyCode, plantCode });
  return { plantCode, standing: { role: actor.roles[0] ?? 'none' }, task: null };
}

const sameScope = (a: object, b: object): boolean => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
