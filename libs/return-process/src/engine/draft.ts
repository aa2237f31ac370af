/** A working copy of the state with what happened to it; handed from function to function, never kept. */
import type { AnomalyKind, Remedy } from '@guitu/contracts/vocabulary';
import type { Explanation } from '../explanation/explanation.js';
import type { EngineContext, Rules } from './flow.js';
import type { Clock, ProcessState, Scope, StepState, Task } from './model.js';

/** What the engine did that the state alone does not show. The catalogue turns it into effects. */
export type Happening =
  | { what: 'marked'; scope: string; step: string; at: number }
  | { what: 'opened'; scope: string; step: string; at: number }
  | { what: 'task_closed'; taskId: string; state: 'done' | 'withdrawn' }
  | { what: 'rung'; clock: Clock; action: 'remind' | 'breach' | 'escalate'; rung: number; dueAt: number; at: number; to: string[] }
  | { what: 'breach_withdrawn'; clock: Clock; dueAt: number; metAt: number; detectedAt: number; to: string[] }
  | { what: 'clock_ended'; clock: Clock }
  | { what: 'anomaly'; id: string; kind: AnomalyKind; state: 'open' | 'info' | 'resolved'; step: string | null; factId: string | null; count: number; raisedAt: number; at: number }
  | { what: 'link_requested'; id: string; at: number }
  | { what: 'deemed'; task: Task; ask: string; answer: 'accept' | 'refuse'; clause: string; at: number }
  | { what: 'amount_proposed'; at: number; round: number; gross: number; net: number; deductions: { code: string; amount: number }[]; lines: { line: number; remedy: Remedy; net: number }[]; because: Explanation }
  | { what: 'custom'; event: string; at: number; scope: string };

export interface Draft<S extends ProcessState = ProcessState> {
  readonly ctx: EngineContext;
  readonly rules: Rules<S>;
  readonly state: S;
  readonly happenings: Happening[];
  /** counting time of the fact being applied */
  at: number;
  /** id of the fact being applied, or `tick` */
  cause: string;
  /** kinds of the anomalies raised by the fact being applied */
  raised: AnomalyKind[];
}

/** A deep copy of plain JSON. */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => copyOf(one)) as T;
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    const part = value[key];
    if (part !== undefined) copy[key] = typeof part === 'object' ? copyOf(part) : part;
  }
  return copy as T;
}

export const scopeById = (state: ProcessState, id: string): Scope | undefined => state.scopes.find((scope) => scope.id === id);

/** The step's state in a scope; a step not yet touched is idle in its first round. */
export const stepOf = (scope: Scope, key: string): StepState => scope.steps[key] ?? { s: 'idle', round: 1 };
export const isOpen = (scope: Scope, key: string): boolean => scope.steps[key]?.s === 'open';
export const isOver = (scope: Scope, key: string): boolean => ['done', 'skipped', 'void'].includes(scope.steps[key]?.s ?? 'idle');
