/**
 * Signals that an operator types in the Temporal UI or CLI. They never move the process: each is handed to the owning desk
 * as a command in the operator's name, and the fact, or the refusal, comes back (design.md §4).
 */
import type { ProcessEventBody } from '@guitu/contracts/events/process-events';
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import type { Scope } from '@guitu/contracts/scalars';
import type { Desk } from '@guitu/contracts/vocabulary';
import { taskFor, type OpenTasks } from './open-tasks.js';

/** Larger payloads are not a form somebody filled in. */
const MAX_PAYLOAD = 20_000;
/** As many as people want to see. */
const SHOWN = 5;

export interface ShownEntry {
  entryId: string;
  signal: string;
  kind: FactKind | null;
  desk: Desk | null;
  /** sent: with the desk · taken: its fact came back · refused: with the desk's code · unknown: no such signal · too_large */
  outcome: 'sent' | 'taken' | 'refused' | 'unknown' | 'too_large';
  code?: string;
}
type OperatorEntry = ProcessEventBody<'operator-entry'>;
type About = Pick<OperatorEntry, 'companyCode' | 'plantCode' | 'returnNo'>;

export class OperatorEntries {
  private entries: ShownEntry[] = [];

  constructor(private readonly about: About) {}

  /** The latest, newest last. */
  get shown(): readonly ShownEntry[] {
    return this.entries;
  }

  /** The entry to hand over; null when there is nothing a desk could judge. `raw` is whatever was typed. */
  take(signal: string, kind: FactKind, raw: unknown, tasks: OpenTasks, entryId: string, now: number): OperatorEntry | null {
    const typed = readTyped(raw);
    if (typed === null) {
      this.show({ entryId, signal, kind, desk: null, outcome: 'too_large' });
      return null;
    }
    const [taskId, task] = taskFor(tasks, kind, typed.taskId, typed.scope) ?? [];
    const desk = judgeOf(kind, task?.desk);
    this.show({ entryId, signal, kind, desk, outcome: 'sent' });
    return {
      ...this.about, entryId, desk, signal, kind, taskId: taskId ?? null, scope: task?.scope ?? typed.scope,
      staff: typed.staff, payload: typed.payload, at: now,
    };
  }

  /** A signal by a name that does not exist. */
  unknown(signal: string, entryId: string): void {
    this.show({ entryId, signal: signal.slice(0, 40), kind: null, desk: null, outcome: 'unknown' });
  }

  /** A fact that came in answers the entry it came from. */
  answer(fact: unknown): void {
    const { kind, via, payload } = (fact ?? {}) as { kind?: unknown; via?: unknown; payload?: { entryId?: unknown; code?: unknown } };
    if (kind === 'refused') this.settle((entry) => entry.entryId === payload?.entryId, 'refused', String(payload?.code ?? ''));
    else if (via === 'operator') this.settle((entry) => entry.kind === kind, 'taken');
  }

  private settle(isMeant: (entry: ShownEntry) => boolean, outcome: 'taken' | 'refused', code?: string): void {
    const index = this.entries.findIndex((entry) => entry.outcome === 'sent' && isMeant(entry));
    this.entries = this.entries.map((entry, i) => (i === index ? { ...entry, outcome, ...(code ? { code } : {}) } : entry));
  }

  private show(entry: ShownEntry): void {
    this.entries = [...this.entries, entry].slice(-SHOWN);
  }
}

/** Who judges an entry: the desk at which its task lies, else the first one that records the kind (controls and occurrences of the world need no task). */
const judgeOf = (kind: FactKind, atTask: Desk | undefined): Desk => atTask ?? (FACT_KINDS[kind].desks as readonly Desk[])[0] ?? 'returns';

/** `{ taskId?, scope?, staff?, … }`: the command's own fields beside these, or under `payload`. Null: too large to be one. */
function readTyped(raw: unknown): { taskId: string | null; scope: Scope; staff: string | null; payload: Record<string, unknown> } | null {
  const fields = isRecord(raw) ? raw : {};
  if (JSON.stringify(fields).length > MAX_PAYLOAD) return null;
  const { taskId, taskRev: _rev, scope, staff, payload, ...flat } = fields;
  return {
    taskId: typeof taskId === 'string' && /^[A-Za-z0-9:_./-]{1,120}$/.test(taskId) ? taskId : null,
    scope: readScope(scope),
    staff: typeof staff === 'string' && /^e-[a-z0-9-]{1,30}$/.test(staff) ? staff : null,
    payload: isRecord(payload) ? payload : flat,
  };
}

function readScope(value: unknown): Scope {
  if (!isRecord(value)) return {};
  const scope: Scope = {};
  if (typeof value['line'] === 'number' && Number.isInteger(value['line']) && value['line'] >= 1 && value['line'] <= 200) scope.line = value['line'];
  for (const key of ['consignment', 'portion', 'supply'] as const) {
    const code = value[key];
    if (typeof code === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/.test(code)) scope[key] = code;
  }
  return scope;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
