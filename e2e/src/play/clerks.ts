/**
 * The people of the day. They look at their desks again and again and do what each story says; when a server is away they try
 * again with the same Idempotency-Key, as a browser would. Nothing here knows what comes next: that is the process's business.
 */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandKind } from '@guitu/contracts/http/command-routes';
import { subjectOf } from '@guitu/contracts/process-names';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { TaskStatement } from '@guitu/contracts/task';
import { SERVED_DESKS, type ServedDesk } from '@guitu/contracts/vocabulary';
import { DEMO_COMPANY } from '@guitu/identity/demo-people';
import type { Answer, DeskApi } from '../desk-api.js';
import { peopleFor, personFor, plantOf } from '../people.js';
import { HABITS } from '../stories/clerk-habits.js';
import type { Answered, Choice, Story } from '../stories/story.js';
import { typeSignal, type TemporalCli } from './operator-cli.js';

const LOOK_EVERY_MS = 400;
/** Every so many looks they go round all desks; between them only to those where something of theirs lies. */
const ROUND_EVERY = 3;

export interface Played {
  readonly story: Story;
  readonly returnNo: string;
  /** of the return in everybody's books */
  readonly subject: string;
  readonly status: ReturnStatus;
  /** requests that had to be repeated because a server was away */
  readonly retries: number;
  /** what was answered to the story's `try` and `ask`, by their names */
  readonly answers: ReadonlyMap<string, Answered>;
}

export class StoryClerks {
  private readonly done = new Set<string>();
  private readonly firstSeen = new Map<string, number>();
  /** steps that were ever on a desk */
  private readonly offered = new Set<string>();
  private readonly answers = new Map<string, Answered>();
  /** of a task's possible takers, those who were told that it is not theirs (four eyes) */
  private readonly barred = new Map<string, number>();
  private busy: ReadonlySet<ServedDesk> = new Set();
  private retries = 0;
  private looks = 0;
  private returnNo = '';
  private readonly companyCode: string;

  constructor(private readonly api: DeskApi, private readonly temporal: TemporalCli, private readonly story: Story, private readonly runId: string) {
    this.companyCode = story.companyCode ?? DEMO_COMPANY;
  }

  /** Plays the story to its end, and what is asked after it (回访). Throws when it is not over at `deadline`, naming what the return waits for. */
  async play(deadline: number): Promise<Played> {
    this.returnNo = await this.register(deadline);
    for (;;) {
      const status = await this.status();
      if (status?.closed === true && status.waitingFor.length === 0) return { story: this.story, returnNo: this.returnNo, subject: subjectOf(this.companyCode, this.returnNo), status, retries: this.retries, answers: this.answers };
      if (Date.now() > deadline) throw new Error(`${this.story.name} (${this.returnNo}) is not over; it waits for ${describeWaiting(status)}`);
      await this.goRound(status);
      await pause(LOOK_EVERY_MS);
    }
  }

  /** Plays until a task of this step is on a desk, and leaves it there. */
  async playUntil(step: string, deadline: number): Promise<{ returnNo: string; story: Story }> {
    this.returnNo = await this.register(deadline);
    for (;;) {
      if (this.offered.has(step)) return { returnNo: this.returnNo, story: this.story };
      if (Date.now() > deadline) throw new Error(`${this.story.name} (${this.returnNo}) did not come to ${step}; it waits for ${describeWaiting(await this.status())}`);
      await this.goRound(null);
      await pause(LOOK_EVERY_MS);
    }
  }

  private async register(deadline: number): Promise<string> {
    const { policyKey, lines, attrs, forms, customerCode = 'C0123', registeredBy = 'sales' } = this.story;
    const body = { plantCode: plantOf(this.companyCode), customerCode, policyKey, lines: [...lines], attrs, forms: [...forms], sourceSystem: 'play', externalId: `${this.runId}-${this.story.name}` };
    for (;;) {
      const answer = await this.attempt(() => this.api.register(this.holder(registeredBy), body, this.key('register')));
      if (answer?.status === 201) return answer.body.fact.returnNo;
      if (answer !== null && answer.status < 500) throw new Error(`registration of ${this.story.name} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      if (Date.now() > deadline) throw new Error(`${this.story.name} could not be registered`);
      await pause(LOOK_EVERY_MS);
    }
  }

  private async goRound(status: ReturnStatus | null): Promise<void> {
    const all = this.looks++ % ROUND_EVERY === 0 || this.busy.size === 0;
    const busy = new Set<ServedDesk>();
    for (const desk of all ? SERVED_DESKS : this.busy) if (await this.lookAt(desk, status)) busy.add(desk);
    this.busy = busy;
  }

  /** Whether anything of theirs lies there. */
  private async lookAt(desk: ServedDesk, status: ReturnStatus | null): Promise<boolean> {
    const found = await this.attempt(() => this.api.tasks(desk, this.holder('gm'), `returnNo=${this.returnNo}&state=open`));
    for (const task of found ?? []) await this.handle(desk, task, status);
    return found === null || found.length > 0;
  }

  private holder(role: string): string {
    return personFor(role, this.companyCode);
  }

  private async handle(desk: ServedDesk, task: TaskStatement, status: ReturnStatus | null): Promise<void> {
    const now = Date.now();
    const firstSeenAt = this.firstSeen.get(task.taskId) ?? now;
    this.firstSeen.set(task.taskId, firstSeenAt);
    this.offered.add(task.step);
    const choice = this.story.choose(task, { status, firstSeenAt, now, done: this.done, answers: this.answers });
    if (choice.do === 'wait') return;
    if (choice.do === 'operator') return this.typeAsOperator(task, choice);
    if (choice.do === 'try') return this.tryOnce(desk, task, choice);
    if (choice.do === 'ask') return this.ask(choice);
    await this.record(desk, task, choice);
  }

  /** The CLI refuses while Temporal is away; the operator types it again. */
  private async typeAsOperator(task: TaskStatement, { signal, payload }: Extract<Choice, { do: 'operator' }>): Promise<void> {
    try {
      await typeSignal(this.temporal, this.companyCode, this.returnNo, signal, payload);
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
    const person = kind === 'withdraw' ? this.holder(this.story.registeredBy ?? 'sales') : this.taker(task);
    const answer = await this.attempt(() => this.api.record(place, kind, this.returnNo, person, body, this.key(`${kind}-${task.taskId}-${task.rev}-${person}`)));
    if (answer === null) return;
    if (answer.status === 201) {
      this.done.add(`${task.step}#${task.round}`);
      if (kind === 'extend') this.done.add('extended');
      return;
    }
    // Somebody else, or an earlier try of ours, was first: the desk will show it in a moment.
    if (answer.status === 409 || answer.status >= 500) return;
    // four eyes: it is for the next of those who may
    if (answer.status === 403 && (this.barred.get(task.taskId) ?? 0) + 1 < this.takers(task).length) {
      this.barred.set(task.taskId, (this.barred.get(task.taskId) ?? 0) + 1);
      return;
    }
    throw new Error(`${this.story.name}: ${kind} for ${task.taskId} by ${person} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  private takers({ owner, menu: { notBy = [] } }: TaskStatement): readonly string[] {
    const people = peopleFor(owner.role, this.companyCode);
    const free = people.filter((staff) => !notBy.includes(staff));
    return free.length > 0 ? free : [this.holder(owner.head)];
  }

  private taker(task: TaskStatement): string {
    return this.takers(task)[this.barred.get(task.taskId) ?? 0] ?? this.holder(task.owner.role);
  }

  private async tryOnce(desk: ServedDesk, task: TaskStatement, choice: Extract<Choice, { do: 'try' }>): Promise<void> {
    const { as, payload, person, loose } = choice;
    const body = loose === true ? payload : { taskId: task.taskId, taskRev: task.rev, ...payload };
    this.remember(as, await this.attempt(() => this.api.record(choice.desk ?? desk, choice.kind ?? (task.accepts as CommandKind), this.returnNo, person, body, this.key(as))));
  }

  private async ask({ as, service, method, path, body, person }: Extract<Choice, { do: 'ask' }>): Promise<void> {
    const where = path.replaceAll('{returnNo}', this.returnNo);
    this.remember(as, await this.attempt(() => this.api.ask<unknown>(service, method, where, person, body, this.key(as))));
  }

  /** A server that is away has answered nothing: it is asked again. */
  private remember(as: string, answer: Answer<unknown> | null): void {
    if (answer !== null && answer.status < 500) this.answers.set(as, answer);
  }

  private async status(): Promise<ReturnStatus | null> {
    const answer = await this.attempt(() => this.api.get<{ status: ReturnStatus | null }>('returns', `/returns/${this.returnNo}`, this.holder('gm')));
    return answer?.status === 200 ? answer.body.status : null;
  }

  /** null when the server did not answer: the people try again later. */
  private async attempt<T extends Answer<unknown> | TaskStatement[] | null>(request: () => Promise<T>): Promise<T | null> {
    try {
      return await request();
    } catch (error) {
      // by name: under Jest what fetch throws is of another realm's classes
      if (!['TypeError', 'TimeoutError', 'SyntaxError'].includes((error as Error).name)) throw error;
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
