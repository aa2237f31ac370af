/** 责任判定: whose fault, and who bears the cost by the policy's table (P20; R39 S001-05, R40 S000-06, S001-03). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

type Decision = FactPayload<'responsibility'>;

/** Every fault of a decision against its task's menu: an unknown cause, another bearer than the table names, an own fault without its 考核. */
export function responsibilityFaults(decision: Decision, menu: TaskMenu): FieldError[] {
  return [...bearerFaults(decision, menu.bearers ?? []), ...assessmentFaults(decision, menu.penalty ?? 'none')];
}

/** R39: the table says who bears the cost; what no row of it says (`free`), whoever judges says. */
function bearerFaults({ fault, cause, bearer }: Decision, table: NonNullable<TaskMenu['bearers']>): FieldError[] {
  const causes = table.flatMap((row) => (row.fault === fault && row.cause !== undefined ? [row.cause] : []));
  if (causes.length > 0 && !causes.includes(cause)) {
    return [{ path: 'cause', zh: `没有“${cause}”这一原因，可选：${causes.join('、')}。`, en: `There is no cause ${cause}; there are: ${causes.join(', ')}.` }];
  }
  const row = table.find((one) => one.fault === fault && (one.cause === undefined || one.cause === cause));
  if (row === undefined || row.free || row.bearer === bearer) return [];
  return [{ path: 'bearer', zh: `制度规定此责任的费用由 ${row.bearer} 承担。`, en: `The procedure has ${row.bearer} bear the cost of this.` }];
}

/** R40: an own fault is fined or assessed; the paper is not complete without it. */
function assessmentFaults({ fault, assessment }: Decision, penalty: NonNullable<TaskMenu['penalty']>): FieldError[] {
  if (penalty === 'none' || fault !== 'own' || assessment !== undefined) return [];
  return [{ path: 'assessment', zh: '我方责任须写明对责任单位的考核。', en: 'An own fault needs the assessment of the unit at fault.' }];
}
