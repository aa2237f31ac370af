/** What a task tells its person: quantities, allowed values, forms, things to know. Departments follow it and know no policy. */
import type { TaskLine, TaskMenu, TaskStatement } from '@guitu/contracts/task';
import { GOODS, type Goods } from '@guitu/contracts/vocabulary';
import { askMenu } from '../asks/ask-menu.js';
import { attrsIn } from '../catalogue/attributes.js';
import { barredSigners } from '../gates/barred-signers.rules.js';
import { formsAt } from '../papers/required-papers.rules.js';
import type { ResolvedProfile } from '../policy/types.js';
import { consignments, portionsOf } from '../state.js';
import { variances } from '../tracks/inbound/settle-counts.js';
import { progressOf } from '../tracks/execute/share-portion.js';
import { correctionNotes } from '../tracks/control/correction-note.rules.js';
import type { At } from '../tracks/step-row.js';
import { rowOf } from '../tracks/step-rows.js';
import { differenceNote, perLine, taskLine } from './task-lines.js';

export interface Instructions { lines: TaskLine[]; menu: TaskMenu; notes: TaskStatement['notes'] }

export const instructions = (at: At): Instructions => ({ lines: taskLines(at), menu: menuOf(at), notes: notesOf(at) });

/** The lines its step names, else those of its scope. */
function taskLines(at: At): TaskLine[] {
  const { state, scope, def } = at;
  const own = rowOf(def.key)?.lines;
  if (own !== undefined) return own(at);
  if (scope.kind === 'portion') return taskLine(state, scope.line, scope.qty - progressOf(scope, def.key).reduce((sum, qty) => sum + qty, 0), scope.id);
  if (scope.kind === 'supply') return taskLine(state, scope.line, scope.qty);
  if (scope.kind === 'consignment') return perLine(state, portionsOf(state, scope.id).filter(({ endedAt }) => endedAt === null));
  return state.lines.flatMap(({ line, claimed }) => taskLine(state, line, claimed));
}

function menuOf(at: At): TaskMenu {
  const { ctx, state, scope, def, task } = at;
  const row = rowOf(def.key);
  const written = ctx.policy.duties[def.key.slice('duty:'.length)]?.form;
  const papers = def.accepts === 'duty' ? Object.entries(ctx.policy.forms).filter(([code]) => code === written) : formsToShow(at);
  const [form] = papers;
  return {
    ...(row?.gate !== undefined && { gate: row.gate, level: task.level, verdicts: ['accept', 'reject'], notBy: barredSigners(state.applicant, scope, def.key, row.requestedBy) }),
    ...(def.accepts === 'duty' && dutyMenu(ctx.policy, def.key.slice('duty:'.length))),
    ...(form !== undefined && { form: { code: form[0], zh: form[1].zh }, fields: [...form[1].fields] }),
    ...(papers.length > 1 && { forms: papers.map(([code, { zh }]) => ({ code, zh })) }),
    ...(Object.values(ctx.policy.sla).some(({ budget }) => 'agreed' in budget && budget.agreed === def.key) && { promises: true }),
    ...(row?.ask !== undefined && askMenu(at)),
    ...row?.menu?.(at),
  };
}

/** A duty that a missed limit opens says which step is late. */
function dutyMenu({ sla }: ResolvedProfile, duty: string): TaskMenu {
  const missed = Object.values(sla).find(({ onBreach = 'none' }) => onBreach !== 'none' && onBreach.duty === duty);
  return { duty, ...(missed !== undefined && { lateOf: missed.stop.replace(':', '.') }) };
}

/** P23: what its fact must show; goods that merely go home need no paper. */
const formsToShow = ({ ctx: { policy }, state, scope, def }: At) => (state.ending === null ? formsAt(policy, def.key, attrsIn(policy, state, scope)) : []);

const note = (code: string, zh: string, en: string) => ({ code, zh, en });

function notesOf(at: At): TaskStatement['notes'] {
  const { ctx, state, task, scope, def } = at;
  const here = consignments(state).some(({ steps, counts }) => steps['receive']?.ahead !== undefined || steps['transport']?.ahead !== undefined || Object.keys(counts).length > 0);
  return [
    ...(here && ['approve', 'instruct'].includes(def.key) ? [note('goods_here', '货物已先到', 'The goods are already here')] : []),
    ...(state.ending !== null && def.key !== 'anomaly' ? [note('winding_down', '退货已终止，正在收尾', 'The return is being wound down')] : []),
    ...(task.notes.includes('not_reached') ? [note('not_reached', '已联系但未联系上', 'Tried, customer not reached')] : []),
    ...correctionNotes(task.notes, ctx.flow.byKey),
    ...(scope.kind === 'consignment' && scope.dispatchedAt !== null && def.key === 'transport' ? [note('dispatched', '客户已发货', 'Dispatched by the customer')] : []),
    ...(scope.kind === 'consignment' && def.key === 'discrepancy' ? variances(state, scope).filter(({ variance }) => variance !== 0).map(({ line, variance }) => differenceNote(state, line, variance)) : []),
    ...(rowOf(def.key)?.notes?.(at) ?? []),
    ...(scope.kind === 'portion' && def.key === 'redecide' ? scope.struck.map((goods) => struck(at, goods, scope.struckIn?.[goods])) : []),
  ];
}

/** An outcome that was tried or refused, with the step in which it failed. */
function struck({ ctx }: At, goods: Goods, step: string | undefined): TaskStatement['notes'][number] {
  const why = step === undefined ? undefined : ctx.flow.byKey[step]?.label;
  const words = GOODS[goods];
  return note(`struck_${goods}`, `已排除：${words.zh}${why === undefined ? '' : `（${why.zh}未通过）`}`, `Struck off: ${words.en}${why === undefined ? '' : ` (failed at: ${why.en})`}`);
}
