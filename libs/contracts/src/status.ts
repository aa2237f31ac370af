/** Where a return stands: the whole statement that screens, callers and Temporal's attributes are made from (product.md, preamble: answer object). */
import { z } from 'zod';
import { LabelText } from './task.js';
import { Code, CompanyCode, CustomerCode, DeptCode, Instant, LineNo, PlantCode, ReturnNo, RoleKey, TaskId } from './scalars.js';
import { RESULTS, STAGES, type CaseResult, type Stage } from './vocabulary.js';

export const WaitingFor = z.strictObject({
  taskId: TaskId, dept: DeptCode, role: RoleKey, title: LabelText, lines: z.array(LineNo),
  /** set when the thing awaited is a customer's or carrier's act; the owner then is who chases it */
  counterparty: Code.nullable(),
  since: Instant, dueAt: Instant.nullable(), late: z.boolean(),
});

export const ReturnStatus = z.strictObject({
  companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo, customerCode: CustomerCode,
  policy: z.string(),
  stages: z.array(z.enum(Object.keys(STAGES) as [Stage, ...Stage[]])),
  result: z.enum(Object.keys(RESULTS) as [CaseResult, ...CaseResult[]]).nullable(),
  closed: z.boolean(),
  waitingFor: z.array(WaitingFor),
  paused: z.strictObject({ reasonCode: Code, until: Instant }).nullable(),
  breaches: z.array(Code), escalation: z.int().min(0), attention: z.array(Code),
  /** per line, quantities by position as decimal strings: where the goods are */
  lines: z.array(z.strictObject({
    line: LineNo, claimed: z.string(), arrived: z.string(), undecided: z.string(), ended: z.string(),
    portions: z.array(z.strictObject({ portion: Code, qty: z.string(), goods: Code.nullable(), remedy: Code.nullable(), place: Code })),
  })),
});
export type ReturnStatus = z.infer<typeof ReturnStatus>;
