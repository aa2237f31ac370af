/** What the acceptance scenarios of procedures.md §5 have in common: a return under a shipped procedure, and short words for what was told. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { bodies, contextFor, registration, ReturnRun, type FactOptions } from '../return-run.fixture.js';
import type { ProfileRef } from '../policy/resolve.js';

export interface Given { lines?: readonly object[]; attrs?: object; more?: object }

/** A return registered under a shipped procedure, with the plain calendar of §5. */
export const given = (profile: ProfileRef, openedAt: number, { lines, attrs = {}, more = {} }: Given = {}): ReturnRun =>
  new ReturnRun(contextFor(profile), openedAt, registration(lines, attrs, more));

export const counted = (received: string, more: object = {}, line: object = {}): object => ({ lines: [{ line: 1, received, ...line }], documents: [], signedBy: [], ...more });
export const judged = (...portions: readonly object[]): object => ({ lines: [{ line: 1, portions: portions.map((portion) => ({ remedy: 'NONE', ...portion })) }] });
export const signs = (gate: string, level: number, verdict: 'accept' | 'reject' = 'accept'): object => ({ gate, level, verdict });

/** Records a fact and says what became of it: `applied`, or the kinds of anomaly that kept it out. */
export function tries(run: ReturnRun, kind: FactKind, when: number, payload: object, options: FactOptions = {}): string | readonly string[] {
  const [answer] = bodies(run.does(kind, when, payload, options), 'fact-applied');
  return answer === undefined ? 'nothing' : answer.outcome === 'anomaly' ? answer.anomalies : answer.outcome;
}

/** Completes the named duty with its form filled in, whichever of several is open. */
export function fulfils(run: ReturnRun, key: string, when: number, formNo?: string): void {
  const { taskId, desk } = run.task(`duty.${key}`);
  const form = run.ctx.policy.duties[key]?.form;
  const fields = Object.fromEntries((form === undefined ? [] : (run.ctx.policy.forms[form]?.fields ?? [])).map((field) => [field, 'filled in']));
  run.does('duty', when, { duty: key, fields, ...(formNo !== undefined && { formNo }) }, { task: taskId, desk });
}

/** The owners of a step's open tasks, in order of level. */
export const askedOf = (run: ReturnRun, step: string): string[] => run.tasks().filter((task) => task.step === step).map(({ owner }) => owner.role);
export const notices = (run: ReturnRun): string[] => bodies(run.effects, 'notice-requested').map(({ text }) => text);
/** Rungs of one limit that rang: what, for whom, when. */
export const rungsOf = (run: ReturnRun, sla: string): (readonly [string, string | undefined, number])[] =>
  bodies(run.effects, 'rung-reached').filter((rung) => rung.sla === sla).map(({ action, to, rungAt }) => [action, to[0]?.role, rungAt] as const);
export const anomalies = (run: ReturnRun): string[] => run.state.anomalies.map(({ kind }) => kind);
/** What a person may decide about the goods, in the words of 判定. */
export const allowed = (run: ReturnRun, step = 'dispose'): string[] => (run.task(step).menu.outcomes ?? []).map(({ goods }) => goods);
