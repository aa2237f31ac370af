/** What of a return may be picked (R51): goods whose approvals are there; of the rest, whose word is missing and since when (product.md B9). Pure. */
import type { ReturnStatus } from '@guitu/contracts/status';
import { DEPARTMENTS, type Label } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';
import { when } from '@guitu/task-desk/returns/answer-sentence.rules';

export type Wait = ReturnStatus['waitingFor'][number];
export interface Blocked { readonly title: Label; readonly dept: Wait['dept']; readonly role: string; readonly since: number; readonly dueAt: number | null; readonly taskId: string }
export interface Pickable {
  readonly line: number | null; readonly portion: string | null; readonly supply: string | null; readonly qty: string | null;
  /** what it may be picked for; null: for nothing yet */
  readonly released: 'rework' | 'send_back' | 'stock_in' | 'ship' | null;
  readonly blockedBy: readonly Blocked[];
}

/** Places of a portion at which somebody may take it from the shelf. */
const RELEASED: Readonly<Record<string, NonNullable<Pickable['released']>>> = { rework: 'rework', firstArticle: 'rework', sendBack: 'send_back', stockIn: 'stock_in' };
/** Places at which nothing of it lies here, or no longer. */
const NOT_HERE = new Set(['expected', 'at_customer', 'stocked', 'relabelled', 'blended_in', 'recovered', 'repacked', 'dismantled', 'scrapped', 'sent_back', 'to_supplier', 'conceded', 'kept', 'reworked_on_site', 'customer_scrapped', 'not_sent', 'no_goods']);
/** Scope of a task: portion, consignment, supply or the whole return (ids are scope/step/round/level). */
const scopeOf = (taskId: string): string => taskId.slice(0, taskId.indexOf('/'));
const stepOf = (taskId: string): string | undefined => taskId.split('/')[1];
const blocked = ({ title, dept, role, since, dueAt, taskId }: Wait): Blocked => ({ title, dept, role, since, dueAt, taskId });

/** Every portion that lies here, and every supply the return waits for. */
export function picksOf({ lines, waitingFor }: Pick<ReturnStatus, 'lines' | 'waitingFor'>): Pickable[] {
  const portions = lines.flatMap(({ line, portions: parts }) => parts.filter(({ place }) => !NOT_HERE.has(place)).map(({ portion, qty, place }): Pickable => {
    const released = RELEASED[place] ?? null;
    return { line, portion, supply: null, qty, released, blockedBy: released === null ? waitsOf(waitingFor, line, portion).map(blocked) : [] };
  }));
  const supplies = [...new Set(waitingFor.map(({ taskId }) => scopeOf(taskId)).filter((scope) => /^s\d+$/.test(scope)))].map((supply): Pickable => {
    const waits = waitingFor.filter(({ taskId }) => scopeOf(taskId) === supply);
    const released = waits.some(({ taskId }) => stepOf(taskId) === 'ship') ? 'ship' : null;
    return { line: null, portion: null, supply, qty: null, released, blockedBy: released === null ? waits.map(blocked) : [] };
  });
  return [...portions, ...supplies];
}

/** What a portion waits for: its own steps; while it has none, those about its line that are not another portion's. */
function waitsOf(waitingFor: readonly Wait[], line: number, portion: string): Wait[] {
  const own = waitingFor.filter(({ taskId }) => scopeOf(taskId) === portion);
  if (own.length > 0) return own;
  return waitingFor.filter(({ taskId, lines }) => !/^[ps]\d+$/.test(scopeOf(taskId)) && (lines.length === 0 || lines.includes(line)));
}

/** As fields of a refusal: whose word is missing, since when. @param zone IANA zone of the plant */
export function blockedFaults(blocks: readonly Blocked[], zone: string): FieldError[] {
  return blocks.map(({ title, dept, role, since }, index) => ({
    path: `blockedBy.${index}`,
    zh: `缺“${title.zh}”：${DEPARTMENTS[dept].zh}（${role}），自 ${when(since, zone)} 起等待。`,
    en: `“${title.en}” is missing: ${DEPARTMENTS[dept].en} (${role}), since ${when(since, zone)}.`,
  }));
}
