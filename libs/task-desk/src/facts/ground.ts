/** What a fact stands on: the open task it answers, or the return alone, and the capacity in which the actor may record it. */
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { GATE_FACTS, notYourTask, requirePlace } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import type { Stake } from '@guitu/identity/approval-limit.rules';
import type { Directory, Standing } from '@guitu/identity/directory';
import type { Permission } from '@guitu/identity/roles';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { isAsked, type TaskRow } from '../tasks/task-row.js';
import { lockTask } from '../tasks/task-store.js';
import { authorityOf, type Authority } from './authority.js';
import { staffOf, staffOfOtherLevels } from './fact-store.js';
import type { FactAction } from './fact-action.js';
import type { FactRequest } from './fact-request.js';

export interface Ground {
  readonly plantCode: string;
  readonly standing: Standing;
  readonly authority: Authority;
  /** locked; answered by the fact */
  readonly task: TaskRow | null;
}

/** Acts and decisions are refused without an open task; so are ways out of an anomaly or a loop (design.md §6). */
export function needsTask(kind: FactKind): boolean {
  return ['G', 'D'].includes(FACT_KINDS[kind].class) || kind === 'resolve' || kind === 'grant';
}

export const taskNotOpen = (): Problem =>
  Problem.conflict('task-not-open', '没有对应的未完成待办（可能已完成、已退回或已撤销）。', 'There is no open task for this: done, handed back or withdrawn.');

/** What the desk must know of the action to judge who may take it. */
export type Judged = Pick<FactAction<FactKind>, 'kind' | 'amountAtStake'> & Partial<Pick<FactAction<FactKind>, 'alsoAnswers'>>;

/** @throws Problem or AccessDenied; nothing was written */
export async function taskGround(tx: Transaction, directory: Directory, actor: Actor, work: Judged, request: FactRequest<FactKind> & { taskId: string }): Promise<Ground> {
  const { kind } = work;
  const task = await lockTask(tx, actor.companyCode, request.returnNo, request.taskId);
  if (task === undefined) throw Problem.notFound('本部门没有这项待办。', 'This desk has no such task.');
  const standing = taskStanding(directory, actor, task);
  if (![kind, ...(work.alsoAnswers ?? [])].includes(task.body.accepts)) {
    const asked = FACT_KINDS[task.body.accepts];
    throw Problem.unprocessable('wrong-fact', `此待办要求“${asked.zh}”。`, `This task asks for: ${asked.en}.`);
  }
  requireUsable(directory, task, actor);
  if (request.taskRev !== undefined && request.taskRev > task.rev) throw Problem.conflict('task-changed', '待办版本不符，请刷新。', 'Unknown revision of the task; load it again.');
  if (request.scope !== undefined && !sameScope(request.scope, task.body.scope)) {
    throw Problem.unprocessable('wrong-scope', '对象与待办不符。', 'The scope is not that of the task.');
  }
  const gate = GATE_FACTS[kind]?.gate;
  if (gate === undefined) return { plantCode: task.plant_code, standing, authority: authorityOf(standing), task };
  return decidedBy(tx, directory, actor, task, kind, { gate, amount: await work.amountAtStake(tx, task.body) });
}

/** Four eyes and the limit choose the capacity in which a gate is decided. @throws AccessDenied 403 */
async function decidedBy(tx: Transaction, directory: Directory, actor: Actor, task: TaskRow, kind: FactKind, stake: Stake): Promise<Ground> {
  const place = { companyCode: task.company_code, plantCode: task.plant_code };
  const applicants = await staffOf(tx, task.company_code, task.return_no, GATE_FACTS[kind]?.applications ?? []);
  const barred = { applicants: [...applicants, ...(task.body.menu.notBy ?? [])], earlier: await staffOfOtherLevels(tx, task) };
  const standing = directory.deciding(actor, task.body.owner, place, barred, stake);
  return { plantCode: task.plant_code, standing, authority: authorityOf(standing, stake, directory.limitIn(actor, standing, stake, place)), task };
}

/** Company, plant and role. @throws AccessDenied */
export function taskStanding(directory: Directory, actor: Actor, task: TaskRow): Standing {
  requirePlace(actor, { companyCode: task.company_code, plantCode: task.plant_code });
  const standing = directory.standingFor(actor, task.body.owner, task.company_code, task.plant_code);
  if (standing === null) throw notYourTask(task.body.owner);
  return standing;
}

/** Leads the people who own the task: its head, or who stands in for the head. */
export const leadsTask = (directory: Directory, actor: Actor, { body: { owner }, company_code, plant_code }: TaskRow): boolean =>
  directory.standingFor(actor, { dept: owner.dept, role: owner.head, head: owner.head }, company_code, plant_code) !== null;

/** Whether a person may be given the task: of the house and the plant, and his to do. */
export const maySucceed = (directory: Directory, person: Actor, { body: { owner }, company_code: companyCode, plant_code: plantCode }: TaskRow): boolean =>
  person.companyCode === companyCode && person.plantCodes.includes(plantCode) && directory.standingFor(person, owner, companyCode, plantCode) !== null;

/** Open, and not in the hands of another person who is there; the head may take over. @throws Problem 409 */
export function requireUsable(directory: Directory, task: TaskRow, actor: Actor): void {
  if (!isAsked(task)) throw taskNotOpen();
  const { claimed_by: holder, company_code: companyCode } = task;
  if (holder === null || holder === actor.staff || directory.person(holder, companyCode) === undefined || directory.isAway(companyCode, holder)) return;
  if (!leadsTask(directory, actor, task)) {
    throw Problem.conflict('claimed-by-another', '此待办已由他人领取。', 'Somebody else has claimed this task.');
  }
}

/**
 * A fact without a task: what happened in the world, the customer's word, or a control. Known returns only, except what happened
 * in the world, which is recordable always (it waits in the process until the return is known).
 * @param plantHint from the department's own tables
 */
export async function worldGround(tx: Transaction, directory: Directory, actor: Actor, kind: FactKind, returnNo: string, plantHint: string | null): Promise<Ground> {
  if (needsTask(kind)) throw taskNotOpen();
  const [known] = await tx.query<{ plant_code: string }>('select plant_code from return_status where company_code = $1 and return_no = $2', [actor.companyCode, returnNo]);
  const plantCode = known?.plant_code ?? plantHint ?? (FACT_KINDS[kind].class === 'O' ? actor.plantCodes[0] : undefined);
  if (plantCode === undefined) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
  const place = { companyCode: actor.companyCode, plantCode };
  requirePlace(actor, place);
  const standing = directory.using(actor, `record.${kind}` as Permission, place);
  return { plantCode, standing, authority: authorityOf(standing), task: null };
}

const sameScope = (a: object, b: object): boolean => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
