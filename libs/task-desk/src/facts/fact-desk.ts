import { attachToFact } from '@guitu/attachments/attach-to-fact';
import { factEvent } from '@guitu/contracts/events/fact-events';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { FACT_PAYLOADS, type FactPayload } from '@guitu/contracts/facts/payloads';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import { Directory } from '@guitu/identity/directory';
import { Journal } from '@guitu/messaging/journal';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { isTooLongAgo } from '../control/late-entry.rules.js';
import { DeskName } from '../desk.js';
import { readAnswer } from '../returns/read-answer.js';
import { readableTask } from '../tasks/readable-task.js';
import { markAnswered } from '../tasks/task-store.js';
import { capacityOf } from './authority.js';
import type { FactAction } from './fact-action.js';
import { parsePayload, requireAllowed } from './fact-allowed.js';
import type { FactRequest, RecordedFactOf } from './fact-request.js';
import { stateFact } from './state-fact.js';
import { taskGround, worldGround, type Ground } from './ground.js';

/** The department's part in recording a fact. */
export type FactWork<K extends FactKind> = Pick<FactAction<K>, 'kind' | 'check' | 'write' | 'plantOf' | 'amountAtStake'> & Partial<Pick<FactAction<K>, 'alsoAnswers'>>;

/**
 * The one way a department records a fact: in one transaction the idempotency key, the task under its lock, every rule, the
 * department's rows, the event and the answered task. It either all happens or nothing did.
 */
@Injectable()
export class FactDesk {
  private readonly actions = new Map<FactKind, FactAction<FactKind>>();

  constructor(private readonly desk: DeskName, private readonly journal: Journal, private readonly directory: Directory, private readonly config: ServiceConfig) {}

  /** Called by each action at the start of the service. */
  offer<K extends FactKind>(action: FactAction<K>): void {
    if (this.actions.has(action.kind)) throw new Error(`two actions for ${action.kind} at desk ${this.desk.desk}`);
    factEvent(this.desk.desk, action.kind);
    this.actions.set(action.kind, action as unknown as FactAction<FactKind>);
  }

  actionFor(kind: FactKind): FactAction<FactKind> | undefined {
    return this.actions.get(kind);
  }

  /**
   * @throws AccessDenied 403/404: not yours · Problem 404: no such task or return · 409: task not open, claimed or changed ·
   * 422: payload, menu, quantities or the department's rules
   */
  record<K extends FactKind>(command: Command, request: FactRequest<K>, work: FactWork<K>): Promise<RecordedFact> {
    return command.run(async (tx) => {
      const ground = await this.groundOf(tx, command, request, work);
      const payload = parsePayload(work.kind, request.payload);
      const { actor } = command;
      await requireAllowed(tx, work, {
        actor, companyCode: actor.companyCode, plantCode: ground.plantCode, returnNo: request.returnNo, payload, task: ground.task?.body ?? null, attachments: request.attachments ?? [],
      });
      return this.commit(tx, command, { ...request, payload }, ground, work);
    });
  }

  private async groundOf<K extends FactKind>(tx: Transaction, { actor }: Command, request: FactRequest<K>, work: FactWork<K>): Promise<Ground> {
    const { taskId } = request;
    if (taskId !== undefined) return taskGround(tx, this.directory, actor, work, { ...(request as FactRequest<FactKind>), taskId });
    return worldGround(tx, this.directory, actor, work.kind, request.returnNo, await work.plantOf(tx, actor.companyCode, request.returnNo));
  }

  private async commit<K extends FactKind>(tx: Transaction, command: Command, request: FactRequest<K>, ground: Ground, work: FactWork<K>): Promise<RecordedFact> {
    const { actor, via, traceparent } = command;
    const { task, standing } = ground;
    const payload = await this.withOpinion(tx, command, request, work.kind);
    const fact = await stateFact(tx, this.journal, this.desk.desk, {
      kind: work.kind, companyCode: actor.companyCode, plantCode: ground.plantCode, returnNo: request.returnNo,
      ...(task !== null && { taskId: task.task_id, taskRev: request.taskRev ?? task.rev, visibleAt: task.visible_at.getTime() }),
      ...(scopeOf(request, ground) && { scope: scopeOf(request, ground) }),
      by: { dept: actor.dept, staff: actor.staff, ...capacityOf(standing) },
      via, payload: payload as Record<string, unknown>,
    }, { traceparent, authority: ground.authority, performedAt: (recordedAt) => performedAt(request.performedAt, recordedAt) });
    await attachToFact(tx, request.attachments ?? [], fact, actor.staff);
    await work.write(tx, fact as unknown as RecordedFactOf<K>);
    if (task !== null) await markAnswered(tx, task, { factId: fact.factId, taskRev: fact.taskRev ?? task.rev, recordedAt: new Date(fact.recordedAt) });
    return { fact, task: task === null ? null : readableTask(task.body, actor), answer: await readAnswer(tx, actor.companyCode, request.returnNo, this.config.timeZone) };
  }

  /** Free text stays here; the fact carries its id. @throws Problem 422 when this kind has no place for words */
  private async withOpinion<K extends FactKind>(tx: Transaction, { actor }: Command, { opinion, payload, returnNo }: FactRequest<K>, kind: K): Promise<FactPayload<K>> {
    if (opinion === undefined) return payload;
    if (!('opinionRef' in (FACT_PAYLOADS[kind] as unknown as z.ZodObject).shape)) throw Problem.unprocessable('no-opinion-here', '此操作不接受文字说明。', 'This action takes no free text.');
    const id = uuidv7();
    await tx.execute('insert into opinion (id, company_code, return_no, staff, words) values ($1, $2, $3, $4, $5)', [id, actor.companyCode, returnNo, actor.staff, opinion]);
    return { ...payload, opinionRef: id };
  }
}

const scopeOf = (request: FactRequest<FactKind>, ground: Ground) => ground.task?.body.scope ?? request.scope;

/** When the person says it happened; nothing happens after it was recorded, nor years before. @throws Problem 422 */
function performedAt(given: number | undefined, recordedAt: number): number {
  if (given === undefined) return recordedAt;
  // clocks of devices may be a minute ahead
  if (given > recordedAt + 60_000) throw Problem.unprocessable('performed-in-future', '发生时间不能晚于现在。', 'It cannot have happened after now.');
  if (isTooLongAgo(given, recordedAt)) throw Problem.unprocessable('performed-too-long-ago', '发生时间早于两年前，请核对日期。', 'It would have happened more than two years ago: check the date.', [{ path: 'performedAt', zh: '须在两年之内。', en: 'must lie within the last two years' }]);
  return Math.min(given, recordedAt);
}
