/** The envelope of every fact (process-model.md §2, design.md §3 "Times"). The payload schema depends on the kind: facts/payloads.ts. */
import { z } from 'zod';
import { FACT_KIND_LIST, type FactKind } from './fact-kinds.js';
import { CompanyCode, DeptCode, FactSourceCode, Instant, PlantCode, ReturnNo, RoleKey, Scope, StaffId, TaskId, Uuid } from './scalars.js';
import { VIA } from './vocabulary.js';

/** Who did it: opaque employee id with the role held at that moment; `onBehalfOf` names the absent person a deputy stood in for. */
export const Actor = z.strictObject({ dept: DeptCode, role: RoleKey, staff: StaffId, onBehalfOf: StaffId.optional() });
export type Actor = z.infer<typeof Actor>;

/**
 * performedAt: when the person says it happened · recordedAt: clock of the department's database in the committing
 * transaction; this one counts · visibleAt: when the answered task was first on the desk. `performedConfirmed` lets
 * performedAt count (opened emergency window, or a record made offline while the task was on that device before due).
 */
export const FactBody = z.strictObject({
  factId: Uuid,
  kind: z.enum(FACT_KIND_LIST as [FactKind, ...FactKind[]]),
  companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo,
  taskId: TaskId.optional(), taskRev: z.int().min(1).optional(),
  scope: Scope.optional(),
  performedAt: Instant, recordedAt: Instant, visibleAt: Instant.optional(),
  performedConfirmed: z.boolean().optional(),
  by: Actor,
  via: z.enum(VIA),
  payload: z.record(z.string(), z.unknown()),
});
export type FactBody = z.infer<typeof FactBody>;

/** A fact as the process receives it: with its source and gap-free number there (from the event's headers) and the arrival instant. */
export const DeliveredFact = z.strictObject({ ...FactBody.shape, source: FactSourceCode, seq: z.int().min(1) });
export type DeliveredFact = z.infer<typeof DeliveredFact>;
