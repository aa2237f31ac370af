/** 换版. */
import { isOpen, stepOf } from '../../engine/draft.js';
import { revisePolicy } from '../../engine/revise-clocks.js';
import { askBack, askSeats, tasksOf } from '../../engine/tasks.js';
import type { ReturnDraft } from '../../context.js';
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { isObject } from '../../facts/read.js';
import { refOf } from '../../policy/resolve.js';
import type { ReturnScope } from '../../state.js';

/**
 * R58: another version of the policy, from now on. The run has taken it into its context where it may (context-after.ts);
 * where it may not, nothing changes and a person is told. Limits that run and were not missed get their new due time, tasks
 * go to whom the new version names.
 */
export const repin: CaseHandler = (draft, { payload }, at) => {
  const { ctx, state } = draft;
  const named = isObject(payload['policy']) ? payload['policy'] : {};
  const ref = `${String(named['key'])}@${String(named['version'])}`;
  const mode = payload['mode'];
  if (mode !== 'new_dates' && mode !== 'flow') return misfit('malformed');
  if (ref === state.about.policy && state.dates === undefined) return 'ignored';
  if (mode === 'new_dates' ? ctx.dates !== ref : refOf(ctx.policy) !== ref || ctx.dates !== undefined) return misfit('not_permitted');
  if (mode === 'new_dates') state.dates = ref;
  else {
    state.about.policy = ref;
    delete state.dates;
    for (const scope of state.scopes) takeFlow(draft, scope, at);
  }
  revisePolicy(draft, at);
  return 'applied';
};

/** Open steps ask whom the new version names; a step that comes in before others that have begun has had its turn. */
function takeFlow(draft: ReturnDraft, scope: ReturnScope, at: number): void {
  for (const def of draft.ctx.flow.steps.filter(({ scope: kind }) => kind === scope.kind)) {
    if (isOpen(scope, def.key)) moveTasks(draft, scope, def.key, at);
    const step = stepOf(scope, def.key);
    const passed = step.s === 'idle' && def.byMarks && def.on && draft.ctx.flow.steps.some(({ key, after }) => after.includes(def.key) && stepOf(scope, key).s !== 'idle');
    if (passed) scope.steps[def.key] = { ...step, s: 'skipped', mark: at };
  }
}

function moveTasks(draft: ReturnDraft, scope: ReturnScope, key: string, at: number): void {
  const def = draft.ctx.flow.byKey[key];
  if (def === undefined) return;
  const seats = draft.rules.seats(draft, scope, def);
  for (const task of tasksOf(draft.state, scope.id, key)) {
    const seat = seats.find(({ level }) => level === task.level);
    if (seat === undefined) askBack(task);
    else if (seat.role !== task.role) Object.assign(task, { role: seat.role, rev: task.rev + 1 });
  }
  askSeats(draft, scope, def, at);
}
