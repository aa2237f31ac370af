/** A return that was under way before Guitu: what had happened to it, as the core and its own tasks say. */
import type { FactBody } from '@guitu/contracts/fact';
import type { ProfileRef } from '@guitu/return-process/policy/resolve';
import { apply, contextOf, open, tick, type ReceivedFact } from '@guitu/return-process/return-process';
import { taskStatement } from '@guitu/return-process/statements/task-statement';
import type { ReturnRun } from '../workflow/return-run.js';
import { answerTask } from './answer-task.js';
import { calendarOf, COMPANY, delivered, factOf, PLANT, policyOf, registrationOf } from './return-run.js';

const DAY = 86_400_000;

/** Start arguments of a return registered ten days before `at`, on which these kinds were then recorded, two hours apart. */
export function takenOverRun(returnNo: string, ref: ProfileRef, at: number, kinds: readonly FactBody['kind'][]): Pick<ReturnRun, 'register' | 'takenOver'> {
  const policy = policyOf(ref);
  const ctx = contextOf(policy, calendarOf(policy.calendar));
  const past = (fact: FactBody, seq: number): ReceivedFact => ({ ...delivered({ ...fact, via: 'takeover' }, 'returns', seq), source: 'takeover' });
  const register = past(registrationOf(returnNo, ref, at - 10 * DAY), 1);
  let { state } = open(ctx, { companyCode: COMPANY, plantCode: PLANT, returnNo, register });
  const facts = kinds.map((kind, index): ReceivedFact => {
    const when = register.recordedAt + (index + 1) * DAY / 12;
    state = tick(ctx, state, when).state;
    const task = state.tasks.flatMap((one) => taskStatement(ctx, state, one) ?? []).find(({ accepts }) => accepts === kind);
    if (task === undefined) throw new Error(`nobody is asked for ${kind}`);
    const { dept, role } = task.owner;
    const fact = past(factOf(returnNo, task.desk, kind, when, { ...answerTask(task), by: { dept, role, staff: `e-${task.desk}` } }), index + 2);
    state = apply(ctx, state, fact, when).state;
    return fact;
  });
  return { register, takenOver: { facts, at } };
}
