/** The desk and the process core agree: what the core asks for is what the desk takes, and what the desk records is what the core applies. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CALENDARS } from '@guitu/calendar/snapshots/catalogue';
import type { Effect } from '@guitu/contracts/events/process-events';
import { PROCESS_EVENTS } from '@guitu/contracts/events/process-events';
import type { EventDefinition } from '@guitu/contracts/events/define-event';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { CommandKind } from '@guitu/contracts/http/command-routes';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Desk } from '@guitu/contracts/vocabulary';
import { DEMO_PEOPLE } from '@guitu/identity/demo-people';
import { ROLES } from '@guitu/identity/roles';
import { PROFILES } from '@guitu/return-process/policy/profiles/catalogue';
import { resolveProfile, type ProfileRef } from '@guitu/return-process/policy/resolve';
import { apply, contextOf, open, statusOf, type Context } from '@guitu/return-process/return-process';
import type { ReturnState } from '@guitu/return-process/state';
import { allActs, type Act } from '@guitu/return-process/walk/acts.fixture';
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
  private readonly elsewhereSeqs = new Map<Desk, number>();

  private constructor(private readonly context: Context, private state: ReturnState, readonly returnNo: string) {}

  static async of(ref: ProfileRef, more: object = {}): Promise<Process> {
    const { profile } = resolveProfile(ref, PROFILES);
    const calendar = CALENDARS.find(({ key }) => key === profile?.calendar);
    if (profile === null || calendar === undefined) throw new Error(`${ref} does not resolve`);
    // somebody who is asked for nothing later: who applies does not decide
    const returnNo = await stand.register({ policyKey: profile.key, ...more }, 'e-sales2');
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
    const answer = await stand.record(accepts as CommandKind, this.returnNo, { taskId, ...payload }, person);
    expect([accepts, person, answer.status, answer.body.code, answer.body.errors]).toEqual([accepts, person, 201, undefined, undefined]);
    return this.take({ ...(answer.body as unknown as RecordedFact).fact, source: 'returns', receivedAt: Date.now() });
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
  expect(await process.elsewhere('quality', 'contact', { resultCode: 'reached', attrs: { onsiteWanted: false } })).toEqual(['applied']);
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

/** Which answer is given, where it is not the first one that leads on. */
type Wishes = { readonly [K in FactKind]?: (payload: Record<string, unknown>) => boolean };
const outcome = (goods: string, remedy?: string) => (payload: Record<string, unknown>): boolean => {
  const parts = (payload['lines'] as { portions: { goods: string; remedy: string }[] }[])[0]?.portions ?? [];
  return parts.length === 1 && parts[0]?.goods === goods && (remedy === undefined || parts[0].remedy === remedy);
};
/** Whoever holds the role; else who deputises or answers for it, and the general manager where the demo house has none of them. */
function holderOf({ owner: { role, head } }: TaskStatement): string {
  const holders = [role, ...(ROLES[role]?.deputies ?? []), head].flatMap((one) => DEMO_PEOPLE.filter(({ roles, companyCode }) => companyCode === 'GT01' && roles.includes(one)));
  return holders[0]?.staff ?? 'e-gm';
}
/** All of it, and with what the desk itself must see to: papers that go with the goods. */
function given({ menu, lines }: TaskStatement, kind: FactKind, payload: Record<string, unknown>): Record<string, unknown> {
  if (kind === 'instruct') return { addressCode: 'WH-1', freightPayer: 'company', forms: [...new Set([...(menu.documents ?? []), ...(menu.form === undefined ? [] : [menu.form.code])])].map((code) => ({ code })) };
  if (payload['verdict'] === 'reject') return { ...payload, reasonCode: 'r' };
  if (kind === 'supply_order') return { qty: payload['qty'] };
  if (kind !== 'receive') return payload;
  const { each: _walk, ...more } = payload;
  return { ...more, lines: (payload['lines'] as object[]).map((line) => ({ ...line, received: lines[0]?.qty })) };
}

/** Runs a return, its own desk over HTTP, until this desk has recorded so much. @returns what it recorded, in order; the process took all of it */
async function play(process: Process, wishes: Wishes, until: number): Promise<string[]> {
  const recorded: string[] = [];
  while (recorded.length < until) {
    const [first] = process.acts;
    if (first === undefined) break;
    const ofTask = process.acts.filter(({ taskId }) => taskId === first.taskId);
    const act = ofTask.find(({ kind, payload }) => wishes[kind as FactKind]?.(payload as Record<string, unknown>) ?? true) ?? first;
    const [task, kind] = [process.asks(act.taskId ?? ''), act.kind as FactKind];
    const payload = given(task, kind, act.payload as Record<string, unknown>);
    const done = task.desk === 'returns' ? await process.answers(task.taskId, payload, holderOf(task)) : await process.elsewhere(task.desk, kind, payload, { taskId: task.taskId, staff: act.staff });
    expect([task.desk, kind, ...done]).toEqual([task.desk, kind, 'applied']);
    if (task.desk === 'returns') recorded.push(kind);
  }
  return recorded;
}

const OUT_OF_WARRANTY = { lines: [{ item: 'ITEM-1', qty: '10', unit: 'pcs', shipDate: '2015-01-05' }] };
const refusedByAll: Wishes = { review: ({ verdict }) => verdict === 'reject', customer_reply: ({ answer }) => answer === 'refuse' };
// who repairs, packs, stores and pays at other desks stands between these
it.each<[ProfileRef, string, Wishes, object]>([
  ['S000-01@1', 'eligibility review duty instruct tell', {}, {}],
  ['S000-05@1', 'review instruct supply_order replacement_approval', { dispose: outcome('SCRAP', 'REPLENISH') }, {}],
  ['S000-12@1', 'supplement review customer_reply exception', refusedByAll, {}],
  ['S000-15@1', 'onsite customer_reply onsite_done', { onsite: ({ lines }) => JSON.stringify(lines).includes('rework') }, {}],
  ['S001-05@1', 'onsite review instruct dispose', {}, {}],
  ['S001-08@1', 'supplement eligibility discount_approval customer_reply', {}, { attrs: { severity: 'minor' } }],
  // past its warranty the repair is quoted, and the customer agrees to it
  ['S003-09@1', 'supplement review instruct receive duty dispose quote customer_reply send_back report_sent', {}, OUT_OF_WARRANTY],
  ['S003-14@1', 'supplement eligibility review instruct receive duty dispose supply_order ship', { dispose: outcome('REWORK', 'EXCHANGE') }, {}],
  ['S003-15@1', 'supplement eligibility review instruct receive sort', {}, {}],
])('%s: what it asks of this desk is recorded here, and the process takes it: %s', async (ref, kinds, wishes, more) => {
  const asked = kinds.split(' ');
  expect(await play(await Process.of(ref, more), wishes, asked.length)).toEqual(asked);
});
