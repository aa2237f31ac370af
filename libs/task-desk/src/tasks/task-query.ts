/** Filters of the task list, as a query string and as a saved view. */
import { Code, CustomerCode, DeptCode, Instant, ReturnNo, RoleKey, StaffId, TaskId } from '@guitu/contracts/scalars';
import { FACT_KIND_LIST, type FactKind } from '@guitu/contracts/fact-kinds';
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

/** Where the next page begins: the last row's place in the order. */
const Place = z.tuple([Instant.nullable(), ReturnNo, TaskId]);
export type Place = z.infer<typeof Place>;
const Cursor = z.string().max(400).regex(/^[\w-]+$/).transform((text, context): Place => {
  try {
    return Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    context.addIssue({ code: 'custom', message: 'not a cursor of this list' });
    return z.NEVER;
  }
});
export const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

export const MAX_PAGE = 200;
export const TaskQuery = z.strictObject({
  ...TaskFilter.shape,
  limit: wholeNumberOr(50, 1, MAX_PAGE),
  cursor: Cursor.optional(),
});
export type TaskQuery = z.infer<typeof TaskQuery>;
