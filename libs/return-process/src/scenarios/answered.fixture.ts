/** A return taken on by whoever each task names, with the first answer its task allows, until a step is asked for. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import type { ReturnRun } from '../return-run.fixture.js';
import type { Answers } from '../tracks/answers.fixture.js';
import { ASSESS_ANSWERS } from '../tracks/assess/answers.fixture.js';
import { CONTROL_ANSWERS } from '../tracks/control/answers.fixture.js';
import { EXECUTE_ANSWERS } from '../tracks/execute/answers.fixture.js';
import { IMPROVE_ANSWERS } from '../tracks/improve/answers.fixture.js';
import { INBOUND_ANSWERS } from '../tracks/inbound/answers.fixture.js';
import { INTAKE_ANSWERS } from '../tracks/intake/answers.fixture.js';
import { SETTLE_ANSWERS } from '../tracks/settle/answers.fixture.js';

const ANSWERS: Answers = { ...INTAKE_ANSWERS, ...INBOUND_ANSWERS, ...ASSESS_ANSWERS, ...EXECUTE_ANSWERS, ...SETTLE_ANSWERS, ...IMPROVE_ANSWERS, ...CONTROL_ANSWERS };
export type Said = { readonly [K in FactKind]?: (task: TaskStatement) => object };

/** The first answer; of 验收 all that was announced. */
function answer(run: ReturnRun, task: TaskStatement): object {
  const [first = {}] = ANSWERS[task.accepts]?.(task, run.state, run.ctx) ?? [];
  if (task.accepts !== 'receive') return first;
  const { each = {}, ...more } = first as { each?: object };
  return { ...more, signedBy: [], lines: task.lines.map(({ line, qty }) => ({ line, received: qty, ...each })) };
}

/** Answers everything in turn at `when`, but what `said` says itself, until the step is open. */
export function answeredUntil(run: ReturnRun, step: string, when: number, said: Said = {}): ReturnRun {
  for (let turn = 0; turn < 60 && !run.steps().includes(step); turn += 1) {
    const task = run.tasks().find(({ state }) => state === 'open');
    if (task === undefined) throw new Error(`nobody is asked before ${step}`);
    run.does(task.accepts, when, said[task.accepts]?.(task) ?? answer(run, task), { task: task.taskId, staff: `e-${task.step.toLowerCase().replaceAll(/[^a-z]/g, '-')}-${task.level}` });
    if (run.state.anomalies.length > 0) throw new Error(`${task.step}: ${run.state.anomalies.map(({ kind }) => kind).join()}`);
  }
  return run;
}
