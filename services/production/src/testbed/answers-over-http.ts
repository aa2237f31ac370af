/** A run by hand whose tasks are put to production's running desk and answered there. */
import { expect } from '@jest/globals';
import { COMMAND_NOUNS, type CommandKind } from '@guitu/contracts/http/command-routes';
import type { TaskStatement } from '@guitu/contracts/task';
import { DEMO_COMPANY, DEMO_PLANT } from '@guitu/identity/demo-people';
import type { ReturnRun } from '@guitu/return-process/return-run.fixture';
import { takes, type AtDesk } from '@guitu/return-process/scenarios/asked-at-desk.fixture';
import type { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';

/** The open task of a step, as this desk hears it, under a number of the demo house. */
export const stated = (stand: DeskStand, run: ReturnRun, step: string, returnNo: string = newReturnNo()): Promise<TaskStatement> => {
  const task = run.task(step);
  return stand.task('production', task.accepts, { ...task, companyCode: DEMO_COMPANY, plantCode: DEMO_PLANT, returnNo });
};

/** Somebody answers, over HTTP, what the core asks in a run; the core takes the fact, and this desk hears so. @returns what it made of it: `applied`, or the kinds of anomaly */
export async function answersOverHttp(stand: DeskStand, run: ReturnRun, step: string, person: string, payload: object, returnNo?: string): Promise<readonly string[]> {
  const task = run.task(step);
  const { taskId, returnNo: number } = await stated(stand, run, step, returnNo);
  const answer = await stand.post(`/returns/${number}/${COMMAND_NOUNS[task.accepts as CommandKind]}`, person, { taskId, ...payload });
  expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
  const { fact } = answer.body as unknown as { fact: AtDesk };
  const made = takes(run, task, fact);
  if (made.includes('applied')) await stand.confirm(fact);
  return made;
}
