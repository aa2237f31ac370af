/** 期初在途: plays a return from its list of past stages, and says what it takes for it to be taken over (adr/0012, 6). Pure. */
import type { AmountProposed } from '@guitu/contracts/events/process-events';
import { MOST_TAKEN_OVER, MOST_TAKEN_OVER_BYTES, type ReturnTakenOver, type TakenOverFact } from '@guitu/contracts/events/return-taken-over';
import type { FactBody } from '@guitu/contracts/fact';
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { FACT_PAYLOADS } from '@guitu/contracts/facts/payloads';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Dept, Desk } from '@guitu/contracts/vocabulary';
import { SYSTEM_STAFF } from '@guitu/identity/actor';
import { apply, open, statusOf, tick, type Context, type ReturnState, type Step } from '@guitu/return-process/return-process';
import { taskStatement } from '@guitu/return-process/statements/task-statement';
import { takeOver } from '@guitu/return-process/take-over';
import { needsTask } from '@guitu/task-desk/facts/ground';
import type { z } from 'zod';
import type { PastStage } from './open-return.js';
import { stagePayload } from './stage-payload.rules.js';
import { outcomeFault } from './stage-words.rules.js';

/** `row`: index of the stage it is about; null: the return as a whole */
export interface StageFault { readonly row: number | null; readonly code: string; readonly zh: string; readonly en: string; /** field of the fact's payload */ readonly path?: string }
export interface Played {
  readonly faults: readonly StageFault[];
  readonly facts: readonly TakenOverFact[];
  readonly desks: ReturnTakenOver['desks'];
  readonly proposals: z.infer<typeof AmountProposed>[];
  /** open tasks at the end: where it will stand */
  readonly tasks: readonly TaskStatement[];
  readonly stages: readonly string[];
}

const fault = (row: number | null, code: string, zh: string, en: string): StageFault => ({ row, code, zh, en });
const DEFAULT_ROLE: Readonly<Record<Desk, readonly [Dept, string]>> = {
  returns: ['SALES', 'sales'], warehouse: ['WAREHOUSE', 'keeper'], quality: ['QUALITY', 'qc'], production: ['PRODUCTION', 'prod'], finance: ['FINANCE', 'fin'],
};

/** Who records it when nobody is asked for it. */
const deskOf = (stage: FactKind): Desk => FACT_KINDS[stage].desks[0] ?? 'returns';

interface Group { readonly rows: readonly PastStage[]; readonly index: number; readonly stage: FactKind; readonly at: number }
/** Rows of the same stage, instant and person, one after the other, are one fact where they name lines of one. */
const LINEWISE: ReadonlySet<FactKind> = new Set(['receive', 'inspect', 'dispose', 'hold', 'sort', 'onsite', 'discrepancy', 'signoff']);
/** Of these a line is said once: a second row of it is a second fact. */
const ONCE: ReadonlySet<FactKind> = new Set(['receive', 'hold', 'signoff']);
const linewise = (row: PastStage, rows: readonly PastStage[]): boolean =>
  LINEWISE.has(row.stage) && row.line !== undefined && row.staff === rows[0]?.staff && !(ONCE.has(row.stage) && rows.some(({ line }) => line === row.line));
/** And of these what passed and what failed of the same goods. */
const PARTED: ReadonlySet<FactKind> = new Set(['reinspect', 'unit_test', 'dispatch_check', 'repair', 'onsite_done']);
const parted = (stage: FactKind, row: PastStage, rows: readonly PastStage[]): boolean =>
  PARTED.has(stage) && row.result !== undefined && rows.every(({ result, line }) => result !== undefined && result !== row.result && line === row.line);
function grouped(stages: readonly PastStage[]): Group[] {
  const groups: { rows: PastStage[]; index: number; stage: FactKind; at: number }[] = [];
  for (const [index, row] of stages.entries()) {
    const last = groups.at(-1);
    if (last?.stage === row.stage && last.at === row.at && (linewise(row, last.rows) || parted(row.stage, row, last.rows))) last.rows.push(row);
    else groups.push({ rows: [row], index, stage: row.stage, at: row.at });
  }
  return groups;
}

/**
 * @param newId of a fact recorded at this instant · @param at the instant of the load (UTC ms)
 * @returns what was made of it; it may be taken over when there are no faults
 */
export function playReturn(ctx: Context, register: TakenOverFact, stages: readonly PastStage[], at: number, newId: (at: number) => string): Played {
  const facts: TakenOverFact[] = [];
  const desks: ReturnTakenOver['desks'] = [];
  const proposals: Played['proposals'] = [];
  const start = { companyCode: register.companyCode, plantCode: register.plantCode, returnNo: register.returnNo, register: { ...register, receivedAt: register.recordedAt } };
  const failed = (...faults: StageFault[]): Played => ({ faults, facts, desks, proposals, tasks: [], stages: [] });
  if (register.recordedAt > at) return failed(fault(null, 'date-ahead', '登记日期在将来。', 'It was registered in the future.'));
  const step = (made: Step): ReturnState => {
    for (const effect of made.effects) if (effect.event === 'amount-proposed') proposals.push(effect.body);
    return made.state;
  };
  let state: ReturnState;
  try {
    state = step(open(ctx, start));
  } catch (error) {
    return failed(fault(null, 'unreadable', '登记行无法读取。', String(error)));
  }
  let last = register.recordedAt;
  for (const group of grouped(stages)) {
    const { index, stage, at: when } = group;
    if (when > at) return failed(fault(index, 'date-ahead', '日期在将来。', 'It lies in the future.'));
    if (when < last) return failed(fault(index, 'dates-backwards', '日期早于前一环节。', 'It is earlier than the stage before it.'));
    last = when;
    state = step(tick(ctx, state, when));
    const task = taskFor(ctx, state, group);
    if (task === 'several') return failed(whichOf(ctx, state, group));
    if (task === null && needsTask(stage)) return failed(notAsked(ctx, state, group));
    const unsaid = group.rows.flatMap((row, place) => {
      const wrong = outcomeFault(row, group.rows);
      return wrong === null ? [] : [{ row: index + place, ...wrong }];
    });
    if (unsaid.length > 0) return failed(...unsaid);
    const made = factOf(register, group, task, facts.length + 2, newId);
    const judged = FACT_PAYLOADS[stage].safeParse(made.payload);
    if (!judged.success) {
      const [issue] = judged.error.issues;
      const path = issue?.path.join('.') ?? '';
      return failed({ ...fault(index, 'not-complete', `内容不全或有误：${path}。`, `Something is missing or wrong: ${path}: ${issue?.message ?? ''}`), path });
    }
    desks.push({ seq: made.seq, desk: task?.desk ?? deskOf(stage), task, goods: goodsBefore(ctx, state, task) });
    facts.push(made);
    const applied = apply(ctx, state, { ...made, receivedAt: made.recordedAt }, made.recordedAt);
    const outcome = applied.effects.flatMap((effect) => (effect.event === 'fact-applied' && effect.body.factId === made.factId ? [effect.body] : []))[0];
    if (outcome?.outcome !== 'applied') {
      return failed(fault(index, 'does-not-fit', `与流程不符：${outcome?.anomalies.join('、') ?? ''}（${outcome?.outcome ?? ''}）。`, `It does not fit: ${outcome?.outcome ?? ''} ${outcome?.anomalies.join(', ') ?? ''}`));
    }
    state = step(applied);
  }
  return judgedWhole(ctx, start, { faults: [], facts, desks, proposals, tasks: [], stages: [] }, at);
}

/** The whole, as the process will play it. */
function judgedWhole(ctx: Context, start: Parameters<typeof takeOver>[1], played: Played, at: number): Played {
  const { facts } = played;
  if (facts.length > MOST_TAKEN_OVER) return { ...played, faults: [fault(null, 'too-many-facts', `超过 ${MOST_TAKEN_OVER} 个环节。`, `More than ${MOST_TAKEN_OVER} facts.`)] };
  const size = Buffer.byteLength(JSON.stringify([start.register, ...facts]));
  if (size > MOST_TAKEN_OVER_BYTES) return { ...played, faults: [fault(null, 'too-large', `超过 ${MOST_TAKEN_OVER_BYTES / 1024} KB。`, `Larger than ${MOST_TAKEN_OVER_BYTES / 1024} KB.`)] };
  const { state } = takeOver(ctx, start, facts.map((one) => ({ ...one, receivedAt: one.recordedAt })), at);
  const tasks = statements(ctx, state).filter((task) => task.state === 'open');
  if (state.closedAt !== null) return { ...played, faults: [fault(null, 'ended', '已结束，无需载入。', 'It has ended: there is nothing to take over.')] };
  if (tasks.length === 0) return { ...played, faults: [fault(null, 'no-task', '没有未完成的待办。', 'Nobody would have anything to do.')] };
  return { ...played, tasks, stages: statusOf(ctx, state).stages };
}

const statements = (ctx: Context, state: ReturnState): TaskStatement[] => state.tasks.flatMap((task) => taskStatement(ctx, state, task) ?? []);

/** What tells tasks of a stage apart of which several may be open at once: the 事项, and what the customer was asked about. */
const APART: { readonly [Kind in FactKind]?: (menu: TaskStatement['menu']) => string | undefined } = { duty: ({ duty }) => duty, customer_reply: ({ about }) => about };
const APART_FIELD: { readonly [Kind in FactKind]?: string } = { duty: 'duty', customer_reply: 'about' };
const openFor = (ctx: Context, state: ReturnState, stage: FactKind): TaskStatement[] => statements(ctx, state).filter((task) => task.accepts === stage && task.state === 'open');

/** Of several tasks that take it the one it names, then that of its line, then by quantity, then the first. */
function taskFor(ctx: Context, state: ReturnState, { rows, stage }: Group): TaskStatement | 'several' | null {
  const apart = APART[stage] ?? (() => undefined);
  const said = rows[0]?.payload?.[APART_FIELD[stage] ?? ''] ?? (stage === 'duty' ? rows[0]?.result : undefined);
  const open = openFor(ctx, state, stage).filter(({ menu }) => said === undefined || apart(menu) === said);
  if (new Set(open.map(({ menu }) => apart(menu))).size > 1) return 'several';
  const named = rows.flatMap(({ line }) => line ?? []);
  const ofLine = open.filter(({ lines }) => named.every((line) => lines.some((one) => one.line === line)));
  return ofLine.find(({ lines }) => lines.length === 1 && lines[0]?.qty === rows[0]?.qty) ?? ofLine[0] ?? null;
}

function whichOf(ctx: Context, state: ReturnState, { stage, index }: Group): StageFault {
  const code = APART[stage] ?? (() => '');
  const open = openFor(ctx, state, stage).map(({ title, menu }) => ({ zh: `${title.zh}（${code(menu) ?? ''}）`, en: `${title.en} (${code(menu) ?? ''})` }));
  const [zh, en] = stage === 'duty' ? ['在结果中', 'result says'] : ['在 payload.about 中', 'payload.about says'];
  return fault(index, 'which-one', `此时有几项未办，${zh}写明是哪一项：${open.map((one) => one.zh).join('、')}。`, `Several were open then; ${en} which: ${open.map((one) => one.en).join(', ')}.`);
}

function notAsked(ctx: Context, state: ReturnState, { stage, index }: Group): StageFault {
  const open = statements(ctx, state).map(({ title }) => title);
  const { zh, en } = FACT_KINDS[stage];
  return fault(index, 'not-asked', `此时流程不在等「${zh}」；在等：${open.map((one) => one.zh).join('、') || '无'}。`, `Nobody was asked for “${en}” then; asked for: ${open.map((one) => one.en).join(', ') || 'nothing'}.`);
}

function goodsBefore(ctx: Context, state: ReturnState, task: TaskStatement | null): ReturnTakenOver['desks'][number]['goods'] {
  const portion = task?.scope.portion;
  if (portion === undefined) return null;
  const found = statusOf(ctx, state).lines.flatMap(({ portions }) => portions).find((one) => one.portion === portion);
  return (found?.goods ?? null) as ReturnTakenOver['desks'][number]['goods'];
}

function factOf({ companyCode, plantCode, returnNo }: TakenOverFact, { rows, stage, at }: Group, task: TaskStatement | null, seq: number, newId: (at: number) => string): TakenOverFact {
  const staff = rows[0]?.staff ?? SYSTEM_STAFF;
  const [dept, role] = task === null ? DEFAULT_ROLE[deskOf(stage)] : [task.owner.dept, task.owner.role];
  const by: FactBody['by'] = { dept, role, staff };
  return {
    factId: newId(at), kind: stage, companyCode, plantCode, returnNo, source: 'takeover', seq, via: 'takeover', performedAt: at, recordedAt: at,
    ...(task !== null && { taskId: task.taskId, taskRev: task.rev, visibleAt: Math.min(task.openedAt, at), ...(Object.keys(task.scope).length > 0 && { scope: task.scope }) }),
    by, payload: stagePayload(stage, rows, task, staff),
  };
}
