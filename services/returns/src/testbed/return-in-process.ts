/** One return whose own desk runs over HTTP, and whose process is the core itself: the core hears what the desk records, the desk what the core says. */
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { CALENDARS } from '@guitu/calendar/snapshots/catalogue';
import type { EventDefinition } from '@guitu/contracts/events/define-event';
import type { Effect } from '@guitu/contracts/events/process-events';
import { PROCESS_EVENTS } from '@guitu/contracts/events/process-events';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { CommandKind } from '@guitu/contracts/http/command-routes';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Desk } from '@guitu/contracts/vocabulary';
import { PROFILES } from '@guitu/return-process/policy/profiles/catalogue';
import { resolveProfile, type ProfileRef } from '@guitu/return-process/policy/resolve';
import { apply, contextOf, open, statusOf, type Context } from '@guitu/return-process/return-process';
import type { ReturnState } from '@guitu/return-process/state';
import { allActs, type Act } from '@guitu/return-process/walk/acts.fixture';
import type { ReturnsStand } from './returns-stand.js';

export class ReturnInProcess {
  /** tasks of all desks, as last stated */
  private readonly asked = new Map<string, TaskStatement>();
  private readonly elsewhereSeqs = new Map<Desk, number>();

  private constructor(private readonly stand: ReturnsStand, private readonly context: Context, private state: ReturnState, readonly returnNo: string) {}

  static async of(stand: ReturnsStand, ref: ProfileRef, more: object = {}): Promise<ReturnInProcess> {
    const { profile } = resolveProfile(ref, PROFILES);
    const calendar = CALENDARS.find(({ key }) => key === profile?.calendar);
    if (profile === null || calendar === undefined) throw new Error(`${ref} does not resolve`);
    // somebody who is asked for nothing later: who applies does not decide
    const returnNo = await stand.register({ policyKey: profile.key, ...more }, 'e-sales2');
    const [event] = await stand.events(returnNo);
    const context = contextOf(profile, calendar);
    const register = { ...(event?.body as unknown as RecordedFact['fact']), source: 'returns' as const, seq: 1, receivedAt: Date.now() };
    const { state, effects } = open(context, { companyCode: 'GT01', plantCode: 'SZ1', returnNo, register });
    const process = new ReturnInProcess(stand, context, state, returnNo);
    await process.tell(effects);
    return process;
  }

  /** The one open task that asks this desk for such a fact. */
  task(accepts: CommandKind): Promise<TaskStatement> {
    return this.tasks().then((tasks) => {
      const [task, ...others] = tasks.filter((candidate) => candidate.accepts === accepts);
      if (task === undefined || others.length > 0) throw new Error(`tasks: ${tasks.map((candidate) => candidate.accepts).join(', ')}`);
      return task;
    });
  }

  async tasks(): Promise<TaskStatement[]> {
    return (await this.stand.desk.get(`/tasks?returnNo=${this.returnNo}`, 'e-gm')).body['items'] as TaskStatement[];
  }

  /** Records the answer to a task and lets the core have it; returns the anomalies it sees in it. */
  async answer(accepts: CommandKind, body: object, person: string): Promise<readonly string[]> {
    const { taskId } = await this.task(accepts);
    const answer = await this.stand.record(accepts, this.returnNo, { taskId, ...body }, person);
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    return this.take({ ...(answer.body as unknown as RecordedFact).fact, source: 'returns', receivedAt: Date.now() });
  }

  /** Records what nobody was asked for, and lets the core have it. */
  async says(kind: CommandKind, body: object, person: string): Promise<readonly string[]> {
    const answer = await this.stand.record(kind, this.returnNo, body, person);
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    return this.take({ ...(answer.body as unknown as RecordedFact).fact, source: 'returns', receivedAt: Date.now() });
  }

  private async take(fact: object): Promise<readonly string[]> {
    const { state, effects } = apply(this.context, this.state, fact, Date.now());
    this.state = state;
    await this.tell(effects);
    return effects.flatMap((effect) => (effect.event === 'fact-applied' ? [effect.body.outcome, ...effect.body.anomalies] : []));
  }

  /** Another desk answers its task, whatever program it uses. */
  async elsewhere(desk: Desk, kind: FactKind, payload: Record<string, unknown>, { taskId: wanted, staff = 'e-qcs' }: { taskId?: string | undefined; staff?: string } = {}): Promise<readonly string[]> {
    const task = [...this.asked.values()].find((one) => one.desk === desk && one.accepts === kind && one.state === 'open' && (wanted === undefined || one.taskId === wanted));
    if (task === undefined) throw new Error(`${desk} is not asked for ${kind}`);
    const now = Date.now();
    const { taskId, rev: taskRev, scope, companyCode, plantCode, returnNo, owner } = task;
    const seq = (this.elsewhereSeqs.get(desk) ?? 0) + 1;
    this.elsewhereSeqs.set(desk, seq);
    return this.take({
      factId: randomUUID(), kind, companyCode, plantCode, returnNo, taskId, taskRev, scope, performedAt: now, recordedAt: now, by: { dept: owner.dept, role: owner.role, staff }, via: 'desk', payload,
      source: desk, seq, receivedAt: now,
    });
  }

  /** What the people asked may answer now, the longest asked first. */
  get acts(): readonly Act[] {
    return allActs(this.context, this.state).filter(({ taskId, kind }) => taskId !== undefined && kind !== 'time');
  }

  asks(taskId: string): TaskStatement {
    const task = this.asked.get(taskId);
    if (task === undefined) throw new Error(`${taskId} was not stated`);
    return task;
  }

  /** As `answer`, for one of several tasks of a kind. */
  async answers(taskId: string, payload: object, person: string): Promise<readonly string[]> {
    const { accepts } = this.asks(taskId);
    const answer = await this.stand.record(accepts as CommandKind, this.returnNo, { taskId, ...payload }, person);
    expect([accepts, person, answer.status, answer.body.code, answer.body.errors]).toEqual([accepts, person, 201, undefined, undefined]);
    return this.take({ ...(answer.body as unknown as RecordedFact).fact, source: 'returns', receivedAt: Date.now() });
  }

  get stages(): readonly string[] {
    return statusOf(this.context, this.state).stages;
  }

  private async tell(effects: readonly Effect[]): Promise<void> {
    for (const { event, body } of effects) {
      if (event === 'task-stated') this.asked.set(body.taskId, body);
      await this.stand.desk.say(PROCESS_EVENTS[event] as EventDefinition<typeof body>, body);
    }
  }
}
