/**
 * A return run by hand, for specs: facts are built as a desk would record them and checked against the contract, every
 * effect is checked against its event's schema, and the invariants of a state hold after each step.
 */
import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { PROCESS_EVENTS, type Effect, type ProcessEventBody, type ProcessEventName } from '@guitu/contracts/events/process-events';
import { DeliveredFact } from '@guitu/contracts/fact';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { FACT_PAYLOADS } from '@guitu/contracts/facts/payloads';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Desk } from '@guitu/contracts/vocabulary';
import { brokenInvariants } from './invariants.fixture.js';
import { PROFILES } from './policy/profiles/catalogue.js';
import { refOf, resolveProfile, type ProfileRef } from './policy/resolve.js';
import type { Patch, ResolvedProfile } from './policy/types.js';
import * as core from './return-process.js';
import { taskStatement } from './statements/task-statement.js';

export function profile(ref: ProfileRef): ResolvedProfile {
  const resolved = resolveProfile(ref, PROFILES);
  if (resolved.profile === null) throw new Error(JSON.stringify(resolved.problems));
  return resolved.profile;
}
/** A policy written for one test, grown from a shipped parent. */
export function contextUnder(patch: Patch): core.Context {
  const resolved = resolveProfile(refOf(patch), [...PROFILES, patch]);
  if (resolved.profile === null) throw new Error(JSON.stringify(resolved.problems));
  return core.contextOf(resolved.profile, TEST_PLAIN);
}
export const contextFor = (ref: ProfileRef): core.Context => core.contextOf(profile(ref), TEST_PLAIN);

/** Local time of the plant on a day of March 2025: ('03 09:50') → UTC ms. 3 March is a Monday. */
export const at = (local: string): number => Date.parse(`2025-03-${local.replace(' ', 'T')}:00+08:00`);

export const SHA = 'a'.repeat(64);
export const PIECES = { item: 'PUMP-40', batch: 'B2', qty: '12', unit: 'pcs' as const };
const REF = { key: 'any', version: 1, sha256: SHA };
export const registration = (lines: readonly object[] = [PIECES], attrs: object = {}, more: object = {}) => ({
  customerCode: 'K1', policy: REF, calendar: REF, lines: lines.map((line, i) => ({ line: i + 1, ...line })), attrs, forms: ['complaint'], sourceSystem: 'erp', externalId: 'x1', ...more,
});

export interface FactOptions { task?: string | null; scope?: object; staff?: string; role?: string; onBehalfOf?: string; received?: number; performed?: number; desk?: Desk }

let factNo = 0;
const uuid = (): string => `00000000-0000-4000-8000-${String((factNo += 1)).padStart(12, '0')}`;

/** A fact as it is delivered; numbers per source run on in `seqs`. */
export function fact(seqs: Partial<Record<Desk, number>>, kind: FactKind, desk: Desk, recordedAt: number, payload: object, options: FactOptions & { taskId?: string } = {}): core.ReceivedFact {
  const seq = (seqs[desk] = (seqs[desk] ?? 0) + 1);
  const { received = recordedAt + 200, performed = recordedAt } = options;
  const delivered = DeliveredFact.parse({
    factId: uuid(), kind, companyCode: 'C1', plantCode: 'P1', returnNo: 'RT2025-0001', source: desk, seq,
    ...(options.taskId !== undefined && { taskId: options.taskId }), ...(options.scope !== undefined && { scope: options.scope }),
    performedAt: performed, recordedAt, ...(performed < recordedAt && { performedConfirmed: true }),
    by: { dept: 'SALES', role: options.role ?? 'sales', staff: options.staff ?? `e-${desk}`, ...(options.onBehalfOf !== undefined && { onBehalfOf: options.onBehalfOf }) },
    via: 'desk', payload: FACT_PAYLOADS[kind].parse(payload),
  });
  return { ...delivered, receivedAt: received };
}

export class ReturnRun {
  readonly effects: Effect[] = [];
  readonly facts: core.ReceivedFact[] = [];
  readonly seqs: Partial<Record<Desk, number>> = {};
  state: core.ReturnState;

  constructor(readonly ctx: core.Context, openedAt: number, payload: object = registration(), private readonly onStep: (state: core.ReturnState) => void = () => undefined) {
    const register = fact(this.seqs, 'register', 'returns', openedAt, payload, { staff: 'e-applicant' });
    this.facts.push(register);
    const step = core.open(ctx, { companyCode: 'C1', plantCode: 'P1', returnNo: 'RT2025-0001', register });
    this.state = step.state;
    this.take(step, null);
  }

  /** Records and delivers a fact for the open task of its kind (or the one named; null = without task). */
  does(kind: FactKind, when: number, payload: object, options: FactOptions = {}): Effect[] {
    const made = this.make(kind, when, payload, options);
    return this.deliver(made);
  }

  make(kind: FactKind, when: number, payload: object, options: FactOptions = {}): core.ReceivedFact {
    const task = options.task === null ? undefined : this.tasks().find(({ taskId, accepts }) => (options.task === undefined ? accepts === kind : taskId === options.task));
    const desk = options.desk ?? task?.desk ?? 'returns';
    return fact(this.seqs, kind, desk, when, payload, { ...options, role: options.role ?? task?.owner.role ?? 'sales', ...(task !== undefined && { taskId: task.taskId }) });
  }

  deliver(made: unknown, now = (made as { receivedAt?: number }).receivedAt ?? 0, ctxBefore: core.Context = this.ctx): Effect[] {
    if (typeof made === 'object' && made !== null && 'factId' in made) this.facts.push(made as core.ReceivedFact);
    return this.take(core.apply(this.ctx, this.state, made, now, ctxBefore), this.state);
  }

  tick(now: number, outward = true): Effect[] {
    return this.take(core.tick(this.ctx, this.state, now, outward), this.state);
  }

  /** The desks answer every request to hand a task back. */
  answer(when: number): void {
    for (const task of this.tasks().filter(({ state }) => state === 'asked_back')) this.does('released', when, { verdict: 'released' }, { task: task.taskId, desk: task.desk });
  }

  tasks(): TaskStatement[] {
    return this.state.tasks.flatMap((task) => taskStatement(this.ctx, this.state, task) ?? []);
  }
  task(step: string): TaskStatement {
    const found = this.tasks().find((task) => task.step === step);
    if (found === undefined) throw new Error(`no task ${step}; open: ${this.steps().join(' ')}`);
    return found;
  }
  steps(): string[] {
    return this.tasks().map(({ step }) => step);
  }
  clock(rule: string): core.ReturnState['clocks'][number] {
    const found = this.state.clocks.find((clock) => clock.rule === rule);
    if (found === undefined) throw new Error(`no clock ${rule}`);
    return found;
  }
  status() {
    return core.statusOf(this.ctx, this.state);
  }
  goods(line = 1): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const { goods, qty } of this.status().lines.find((one) => one.line === line)?.portions ?? []) sums[goods ?? 'undecided'] = (sums[goods ?? 'undecided'] ?? 0) + Number(qty);
    return sums;
  }

  private take(step: core.Step, before: core.ReturnState | null): Effect[] {
    for (const { event, body } of step.effects) PROCESS_EVENTS[event].schema.parse(body);
    const broken = brokenInvariants(this.ctx, step.state, before);
    if (broken.length > 0) throw new Error(`broken: ${broken.join('; ')}`);
    this.state = step.state;
    this.effects.push(...step.effects);
    this.onStep(step.state);
    return step.effects;
  }
}

/** Bodies of the effects of one event, in order. */
export const bodies = <N extends ProcessEventName>(effects: readonly Effect[], event: N): ProcessEventBody<N>[] =>
  effects.filter((effect) => effect.event === event).map((effect) => effect.body as ProcessEventBody<N>);
