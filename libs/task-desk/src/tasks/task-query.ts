/** Filters of the task list, as a query string and as a saved view. */
import { Code, CustomerCode, DeptCode, Instant, ReturnNo, RoleKey, StaffId, TaskId } from '@guitu/contracts/scalars';
import { FACT_KIND_LIST, type FactKind } from '@guitu/contracts/fact-kinds';
import { cursor } from '@guitu/platform/http/cursor';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { z } from 'zod';

export const TaskFilter = z.strictObject({
  /** mine: I hold it · bench (pool): nobody holds it and I may · sent-out: my department answered, others are at it · late: overdue · left-behind: held by somebody who has left or is away, of people I lead · today: due before the local day ends · unassigned: nobody holds it · waiting-customer: the customer is to act */
  view: z.enum(['all', 'mine', 'bench', 'pool', 'sent-out', 'late', 'left-behind', 'today', 'unassigned', 'waiting-customer']).default('all'),
  state: z.enum(['open', 'ended', 'any']).default('open'),
  returnNo: ReturnNo.optional(), customerCode: CustomerCode.optional(),
  holder: StaffId.optional(), dept: DeptCode.optional(), role: RoleKey.optional(), step: Code.optional(),
  accepts: z.enum(FACT_KIND_LIST as [FactKind, ...FactKind[]]).optional(),
});
export type TaskFilter = z.infer<typeof TaskFilter>;

/** Due time (none stands last), return and task: a task's place in the order. */
const Place = z.tuple([Instant.nullable(), ReturnNo, TaskId]);

export const MAX_PAGE = 200;
export const TaskQuery = z.strictObject({
  ...TaskFilter.shape,
  limit: wholeNumberOr(50, 1, MAX_PAGE),
  cursor: cursor(Place).optional(),
});
export type TaskQuery = z.infer<typeof TaskQuery>;
