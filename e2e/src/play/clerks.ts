/**
 * The people of the day. They look at their desks again and again and do what each story says; when a server is away they try
 * again with the same Idempotency-Key, as a browser would. Nothing here knows what comes next: that is the process's business.
 */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandKind } from '@guitu/contracts/http/command-routes';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { TaskStatement } from '@guitu/contracts/task';
import { SERVED_DESKS, type ServedDesk } from '@guitu/contracts/vocabulary';
import { DEMO_COMPANY, DEMO_PLANT } from '@guitu/identity/demo-people';
import type { Answer, DeskApi } from '../desk-api.js';
import { personFor } from '../people.js';
import { HABITS } from '../stories/clerk-habits.js';
import type { Choice, Story } from '../stories/story.js';
import { typeSignal, type TemporalCli } from './operator-cli.js';

const LOOK_EVERY_MS = 400;

export interface Played {
  readonly story: Story;
  readonly returnNo: string;
  readonly status: ReturnStatus;
  /** requests that had to be repeated because a server was away */
  readonly retries: number;
}

export class StoryClerks {
  private readonly done = new Set<string>();
  private readonly firstSeen = new Map<string, number>();
  /** steps that were ever on a desk */
  private readonly offered = new Set<string>();
  private retries = 0;
  private returnNo = '';

  constructor(private readonly api: DeskApi, private readonly temporal: TemporalCli, private readonly story: Story, private readonly runId: string) {}

  /** Plays the story to its end. Throws when it is not over at `deadline`, naming what the return waits for. */
  async play(deadline: number): Promise<Played> {
    this.returnNo = await this.register(deadline);
    for (;;) {
      const status = await this.status();
      if (status?.closed === true) return { story: this.story, returnNo: this.returnNo, status, retries: this.retries };
      if (Date.now() > deadline) throw new Error(`${this.story.name} (${this.returnNo}) is not over; it waits for ${describeWaiting(status)}`);
      for (const desk of SERVED_DESKS) await this.lookAt(desk, status);
      await pause(LOOK_EVERY_MS);
    }
  }

  /** Plays until a task of this step is on a desk, and leaves it there. */
  async playUntil(step: string, deadline: number): Promise<{ returnNo: string; story: Story }> {
    this.returnNo = await this.register(deadline);
    for (;;) {
      if (this.offered.has(step)) return { returnNo: this.returnNo, story: this.story };
      if (Date.now() > deadline) throw new Error(`${this.story.name} (${this.returnNo}) did not come to ${step}; it waits for ${describeWaiting(await this.status())}`);
      for (const desk of SERVED_DESKS) await this.lookAt(desk, null);
      await pause(LOOK_EVERY_MS);
    }
  }

  private async register(deadline: number): Promise<string> {
    const { policyKey, lines, attrs, forms } = this.story;
    const body = { plantCode: DEMO_PLANT, customerCode: 'C0123', policyKey, lines: [...lines], attrs, forms: [...forms], sourceSystem: 'play', externalId: `${this.runId}-${this.story.name}` };
    for (;;) {
      const answer = await this.attempt(() => this.api.register(personFor('sales'), body, this.key('register')));
      if (answer?.status === 201) return answer.body.fact.returnNo;
      if (answer !== null && answer.status < 500) throw new Error(`registration of ${this.story.name} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      if (Date.now() > deadline) throw new Error(`${this.story.name} could not be registered`);
      await pause(LOOK_EVERY_MS);
    }
  }

  private async lookAt(desk: ServedDesk, status: ReturnStatus | null): Promise<void> {
    const found = await this.attempt(() => this.api.tasks(desk, personFor('gm'), `returnNo=${this.returnNo}&state=open`));
    for (const task of found ?? []) await this.handle(desk, task, status);
  }

  private async handle(desk: ServedDesk, task: TaskStatement, status: ReturnStatus | null): Promise<void> {
    const now = Date.now();
    const firstSeenAt = this.firstSeen.get(task.taskId) ?? now;
    this.firstSeen.set(task.taskId, firstSeenAt);
    this.offered.add(task.step);
    const choice = this.story.choose(task, { status, firstSeenAt, now, done: this.done });
    if (choice.do === 'wait') return;
    if (choice.do === 'operator') return this.typeAsOperator(task, choice);
    await this.record(desk, task, choice);
  }

  /** The CLI refuses while Temporal is away; the operator types it again. */
  private async typeAsOperator(task: TaskStatement, { signal, payload }: Extract<Choice, { do: 'operator' }>): Promise<void> {
    try {
      await typeSignal(this.temporal, DEMO_COMPANY, this.returnNo, signal, payload);
      this.done.add(`${task.step}#${task.round}`);
    } catch {
      this.retries += 1;
    }
  }

  private async record(desk: ServedDesk, task: TaskStatement, choice: Extract<Choice, { do: 'usual' | 'record' }>): Promise<void> {
    const kind = (choice.do === 'record' && choice.kind !== undefined ? choice.kind : task.accepts) as CommandKind;
    const payload = choice.do === 'record' ? choice.payload : HABITS[task.accepts]?.(task);
    if (payload === undefined) throw new Error(`nobody knows how to do ${task.accepts} (${task.taskId})`);
    const own = kind === task.accepts || kind === 'extend' || kind === 'discrepancy';
    const place: ServedDesk = kind === 'withdraw' ? 'returns' : desk;
    const body = own ? { taskId: task.taskId, taskRev: task.rev, scope: task.scope, ...payload } : payload;
    const person = personFor(kind === 'withdraw' ? 'sales' : task.owner.role);
    const answer = await this.attempt(() => this.api.record(place, kind, this.returnNo, person, body, this.key(`${kind}-${task.taskId}-${task.rev}`)));
    if (answer === null) return;
    if (answer.status === 201) {
      this.done.add(`${task.step}#${task.round}`);
      if (kind === 'extend') this.done.add('extended');
      return;
    }
    // Somebody else, or an earlier try of ours, was first: the desk will show it in a moment.
    if (answer.status === 409 || answer.status >= 500) return;
    throw new Error(`${this.story.name}: ${kind} for ${task.taskId} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  private async status(): Promise<ReturnStatus | null> {
    const answer = await this.attempt(() => this.api.get<{ status: ReturnStatus | null }>('returns', `/returns/${this.returnNo}`, personFor('sales')));
    return answer?.status === 200 ? answer.body.status : null;
  }

  /** null when the server did not answer: the people try again later. */
  private async attempt<T extends Answer<unknown> | TaskStatement[]>(request: () => Promise<T>): Promise<T | null> {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof TypeError || (error instanceof Error && ['TimeoutError', 'SyntaxError'].includes(error.name)))) throw error;
      this.retries += 1;
      return null;
    }
  }

  /** The same for every try of one action; a digest, because names of stories are Chinese and a header is not. */
  private key(what: string): string {
    return createHash('sha256').update(`${this.runId}/${this.story.name}/${what}`).digest('hex');
  }
}

function describeWaiting(status: ReturnStatus | null): string {
  if (status === null) return 'its first status';
  return status.waitingFor.map((w) => `${w.dept}: ${w.title.zh}`).join(', ') || 'nothing';
}
