/** What the books say of one played return: its facts as the departments recorded them, and what the process said. Judged by the tests of the families. */
import type { ProcessEventBody, ProcessEventName } from '@guitu/contracts/events/process-events';
import type { FactBody } from '@guitu/contracts/fact';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Databases } from '../books/databases.js';
import type { DeskApi } from '../desk-api.js';
import type { Played } from '../play/clerks.js';

type Task = ProcessEventBody<'task-stated'>;
type Clock = ProcessEventBody<'clock-stated'>;
export interface Fact extends FactBody { readonly outcome: string | null }

export class CaseRecord {
  constructor(private readonly databases: Databases, private readonly api: DeskApi, readonly played: Played) {}

  /** Bodies of the process's events, in order. */
  async effects<N extends ProcessEventName>(event: N): Promise<ProcessEventBody<N>[]> {
    const rows = await this.databases.rows<{ body: ProcessEventBody<N> }>('process', 'select body from journal where subject = $1 and type = $2 order by seq', [this.played.subject, `process.${event}.v1`]);
    return rows.map(({ body }) => body);
  }

  /** In the order in which they were recorded. */
  async facts(...kinds: FactKind[]): Promise<Fact[]> {
    const rows = await this.databases.rows<{ body: FactBody; outcome: string | null }>('process', 'select body, outcome from fact where subject = $1 and kind = any($2) order by recorded_at, seq', [this.played.subject, kinds]);
    return rows.map(({ body, outcome }) => ({ ...body, outcome }));
  }

  /** The one fact of this kind. @throws Error when there are none or several */
  async fact(kind: FactKind): Promise<Fact> {
    const [one, ...others] = await this.facts(kind);
    if (one === undefined || others.length > 0) throw new Error(`${this.played.returnNo} has ${others.length + (one === undefined ? 0 : 1)} facts of ${kind}`);
    return one;
  }

  /** When each of these was recorded for the first time, UTC ms; a duty by its name as `duty:slip`. */
  async times(...what: readonly string[]): Promise<number[]> {
    const facts = await this.facts(...(what.map((one) => one.split(':')[0]) as FactKind[]));
    return what.map((one) => {
      const [kind, duty] = one.split(':');
      return facts.find((fact) => fact.kind === kind && (duty === undefined || fact.payload['duty'] === duty))?.recordedAt ?? Number.NaN;
    });
  }

  /** First and last statement of every task of this step, in the order in which they were opened. */
  async tasks(step: string): Promise<{ first: Task; last: Task }[]> {
    const said = (await this.effects('task-stated')).filter((task) => task.step === step);
    return [...new Set(said.map(({ taskId }) => taskId))].map((id) => {
      const statements = said.filter(({ taskId }) => taskId === id);
      return { first: statements[0] as Task, last: statements.at(-1) as Task };
    });
  }

  /** The first task of this step, as it was first stated. @throws Error when nobody was ever asked */
  async task(step: string): Promise<Task> {
    const [one] = await this.tasks(step);
    if (one === undefined) throw new Error(`${this.played.returnNo}: nobody was asked for ${step}`);
    return one.first;
  }

  /** The last word about a limit of the procedure. */
  async clock(sla: string): Promise<Clock | undefined> {
    return (await this.effects('clock-stated')).filter((clock) => clock.sla === sla && clock.kind === 'sla').at(-1);
  }

  /** Rungs of a limit: what, for whom, ms after its due time. */
  async rungs(sla: string): Promise<[action: string, role: string | undefined, after: number][]> {
    return (await this.effects('rung-reached')).filter((rung) => rung.sla === sla).map(({ action, to, rungAt, dueAt }) => [action, to[0]?.role, rungAt - dueAt]);
  }

  /** What a service answered to the story's `try` or `ask`: the status and the fields it found wrong. */
  answered(as: string): [status: number | undefined, ...paths: string[]] {
    const answer = this.played.answers.get(as);
    const { errors = [] } = (answer?.body ?? {}) as { errors?: { path: string }[] };
    return [answer?.status, ...errors.map(({ path }) => path)];
  }

  /** GET of a service as one of the company's people; the return's number for `{returnNo}`. */
  async read<T>(service: Parameters<DeskApi['get']>[0], path: string, person: string): Promise<T> {
    return (await this.api.get<T>(service, path.replaceAll('{returnNo}', this.played.returnNo), person)).body;
  }

  /** Kinds of notices about this return in somebody's list. */
  async noticesOf(person: string): Promise<string[]> {
    const { items } = await this.read<{ items: { returnNo: string; kind: string }[] }>('notifications', '/notifications?limit=200', person);
    return items.filter(({ returnNo }) => returnNo === this.played.returnNo).map(({ kind }) => kind);
  }
}

/** Gives the record of a played return by its story's name. */
export type Recorded = (name: string) => Promise<CaseRecord>;
export const inOrder = (times: readonly number[]): boolean => times.every((time, index) => index === 0 || time > (times[index - 1] ?? Number.NaN));
