/** The desk and the process core agree: what the core asks for is what the desk takes, and what the desk records is what the core applies. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CALENDARS } from '@guitu/calendar/snapshots/catalogue';
import type { Effect } from '@guitu/contracts/events/process-events';
import { PROCESS_EVENTS } from '@guitu/contracts/events/process-events';
import type { EventDefinition } from '@guitu/contracts/events/define-event';
import type { CommandKind } from '@guitu/contracts/http/command-routes';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { TaskStatement } from '@guitu/contracts/task';
import { PROFILES } from '@guitu/return-process/policy/profiles/catalogue';
import { resolveProfile, type ProfileRef } from '@guitu/return-process/policy/resolve';
import { apply, contextOf, open, statusOf, type Context } from '@guitu/return-process/return-process';
import type { ReturnState } from '@guitu/return-process/state';
import { ReturnsStand } from './testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

/** One return in the core, told of this desk's facts and telling the desk its effects. */
class Process {
  /** tasks of all desks, as last stated */
  private readonly asked = new Map<string, TaskStatement>();
  private elsewhereSeq = 0;

  private constructor(private readonly context: Context, private state: ReturnState, readonly returnNo: string) {}

  static async of(ref: ProfileRef, more: object = {}): Promise<Process> {
    const { profile } = resolveProfile(ref, PROFILES);
    const calendar = CALENDARS.find(({ key }) => key === profile?.calendar);
    if (profile === null || calendar === undefined) throw new Error(`${ref} does not resolve`);
    const returnNo = await stand.register({ policyKey: profile.key, ...more });
    const [event] = await stand.events(returnNo);
    const context = contextOf(profile, calendar);
    const register = { ...(event?.body as unknown as RecordedFact['fact']), source: 'returns' as const, seq: 1, receivedAt: Date.now() };
    const { state, effects } = open(context, { companyCode: 'GT01', plantCode: 'SZ1', returnNo, register });
    const process = new Process(context, state, returnNo);
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
    return (await stand.desk.get(`/tasks?returnNo=${this.returnNo}`, 'e-gm')).body['items'] as TaskStatement[];
  }

  /** Records the answer to a task and lets the core have it; returns the anomalies it sees in it. */
  async answer(accepts: CommandKind, body: object, person: string): Promise<readonly string[]> {
    const { taskId } = await this.task(accepts);
    const answer = await stand.record(accepts, this.returnNo, { taskId, ...body }, person);
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    return this.take({ ...(answer.body as unknown as RecordedFact).fact, source: 'returns', receivedAt: Date.now() });
  }

  /** Records what nobody was asked for, and lets the core have it. */
  async says(kind: CommandKind, body: object, person: string): Promise<readonly string[]> {
    const answer = await stand.record(kind, this.returnNo, body, person);
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    return this.take({ ...(answer.body as unknown as RecordedFact).fact, source: 'returns', receivedAt: Date.now() });
  }

  private async take(fact: object): Promise<readonly string[]> {
    const { state, effects } = apply(this.context, this.state, fact, Date.now());
    this.state = state;
    await this.tell(effects);
    return effects.flatMap((effect) => (effect.event === 'fact-applied' ? [effect.body.outcome, ...effect.body.anomalies] : []));
  }

  /** Quality answers its task, whatever desk program it uses. */
  async quality(kind: CommandKind, payload: Record<string, unknown>): Promise<readonly string[]> {
    const task = [...this.asked.values()].find(({ desk, accepts, state }) => desk === 'quality' && accepts === kind && state === 'open');
    if (task === undefined) throw new Error(`quality is not asked for ${kind}`);
    const now = Date.now();
    const { taskId, rev: taskRev, scope, companyCode, plantCode, returnNo, owner } = task;
    return this.take({
      factId: randomUUID(), kind, companyCode, plantCode, returnNo, taskId, taskRev, scope, performedAt: now, recordedAt: now, by: { dept: owner.dept, role: owner.role, staff: 'e-qcs' }, via: 'desk', payload,
      source: 'quality', seq: ++this.elsewhereSeq, receivedAt: now,
    });
  }

  get stages(): readonly string[] {
    return statusOf(this.context, this.state).stages;
  }

  private async tell(effects: readonly Effect[]): Promise<void> {
    for (const { event, body } of effects) {
      if (event === 'task-stated') this.asked.set(body.taskId, body);
      await stand.desk.say(PROCESS_EVENTS[event] as EventDefinition<typeof body>, body);
    }
  }
}

it('headline: 审核 by the head, then 退货指引 with a numbered 退货单', async () => {
  const process = await Process.of('headline@1');
  expect((await process.task('review')).owner).toMatchObject({ role: 'salesHead' });
  expect(await process.answer('review', { gate: 'return', level: 1, verdict: 'accept' }, 'e-saleshead')).toEqual(['applied']);
  expect(await process.answer('instruct', { addressCode: 'WH-1', freightPayer: 'company', forms: [{ code: 'slip' }] }, 'e-sales')).toEqual(['applied']);
  expect(process.stages).toEqual(['inbound']);
  expect(await stand.rowsOf('return_slip', process.returnNo)).toMatchObject([{ no: expect.stringMatching(/^TH\d{4}-\d{6}$/) }]);
});

it('headline: a rejection ends the return', async () => {
  const process = await Process.of('headline@1');
  expect(await process.answer('review', { gate: 'return', level: 1, verdict: 'reject', reasonCode: 'customer_damage' }, 'e-saleshead')).toEqual(['applied']);
  expect(process.stages).toEqual([]);
});

it('S000-04: no 审核; the 《销退单》 wants the due date of the lot', async () => {
  const process = await Process.of('S000-04@1', { forms: ['complaint'], attrs: { onsiteWanted: false } });
  expect(await process.tasks()).toEqual([]);
  expect(await process.quality('contact', { resultCode: 'reached', attrs: { onsiteWanted: false } })).toEqual(['applied']);
  const { taskId, menu } = await process.task('instruct');
  expect(menu).toMatchObject({ form: { code: 'xiaotui', zh: '销退单' }, fields: expect.arrayContaining(['lotDueDate']) });
  const instruction = { addressCode: 'WH-1', freightPayer: 'company' };
  await stand.refused([422, 'not-allowed'], () => stand.record('instruct', process.returnNo, { taskId, ...instruction, forms: [{ code: 'xiaotui' }] }), 'forms.0.lotDueDate');
  expect(await process.answer('instruct', { ...instruction, forms: [{ code: 'xiaotui', lotDueDate: '2099-12-31' }] }, 'e-sales')).toEqual(['applied']);
});

describe('S000-12: whoever is refused may appeal', () => {
  const refused = async (): Promise<Process> => {
    const process = await Process.of('S000-12@1', { forms: ['portal'], attrs: { docsComplete: true } });
    expect(await process.answer('review', { gate: 'return', level: 1, verdict: 'reject', reasonCode: 'used' }, 'e-cshead')).toEqual(['applied']);
    expect((await process.task('customer_reply')).menu).toMatchObject({ about: 'appeal', answers: ['accept', 'refuse'], silence: 'accept' });
    return process;
  };
  const askedNow = async (process: Process): Promise<string[]> => (await process.tasks()).map(({ step, owner }) => `${step} ${owner.role}`);

  it('the customer’s answer that he does not put up with it opens 特批', async () => {
    const process = await refused();
    expect(await process.answer('customer_reply', { about: 'appeal', answer: 'refuse' }, 'e-cs')).toEqual(['applied']);
    expect(await askedNow(process)).toEqual(['exception csHead']);
  });

  it('so does an appeal with its grounds, which answers the question too', async () => {
    const process = await refused();
    expect(await process.says('appeal', { groundsCode: 'not_used' }, 'e-cs')).toEqual(['applied']);
    expect(await askedNow(process)).toEqual(['exception csHead']);
  });

  it('who puts up with it ends his return', async () => {
    const process = await refused();
    expect(await process.answer('customer_reply', { about: 'appeal', answer: 'accept' }, 'e-cs')).toEqual(['applied']);
    expect([process.stages, await askedNow(process)]).toEqual([[], []]);
  });
});
