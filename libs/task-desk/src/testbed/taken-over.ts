/** 期初在途 for tests: a return that was under way at go-live, told by what each desk had done. */
import type { ReturnTakenOver, TakenOverFact } from '@guitu/contracts/events/return-taken-over';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Scope } from '@guitu/contracts/scalars';
import type { TaskStatement } from '@guitu/contracts/task';
import { DEPARTMENTS, type Dept, type Desk, type Goods } from '@guitu/contracts/vocabulary';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { taskOf } from './statements.js';
import type { z } from 'zod';

/** Something a desk had done: under which task (absent: it needed none), what had been decided for the goods before. */
export interface Before { readonly desk: Desk; readonly kind: FactKind; readonly payload: object; readonly task?: Partial<TaskStatement>; readonly scope?: z.infer<typeof Scope>; readonly goods?: Goods }

const DAY = 86_400_000;
/** The first fact is so many days old, each further one a day younger. */
export const OLDEST_DAYS = 60;
export const OLD_NUMBER = 'KT-0311';

/** Its registration of ten pumps, then the facts a day apart. */
export function takenOverReturn(returnNo: string, before: readonly Before[], more: Partial<ReturnTakenOver> = {}): ReturnTakenOver {
  const { companyCode, plantCode, customerCode } = taskOf('returns', 'review');
  const takenOverAt = Date.now();
  const fact = (seq: number, { desk, kind, payload, task, scope }: Before): TakenOverFact => {
    const at = takenOverAt - (OLDEST_DAYS - seq) * DAY;
    const [dept] = (Object.keys(DEPARTMENTS) as Dept[]).filter((one) => DEPARTMENTS[one].desk === desk);
    return {
      factId: uuidv7(at), kind, companyCode, plantCode, returnNo, source: 'takeover', seq, via: 'takeover', performedAt: at, recordedAt: at, payload: { ...payload },
      by: { dept: dept ?? 'SALES', role: taskOf(desk, kind).owner.role, staff: 'e-loader' },
      ...(task !== undefined && { taskId: task.taskId ?? taskOf(desk, kind).taskId, taskRev: task.rev ?? 1 }), ...((task?.scope ?? scope) && { scope: task?.scope ?? scope }),
    };
  };
  const register = fact(1, { desk: 'returns', kind: 'register', payload: {
    customerCode, policy: { key: 'headline', version: 1, sha256: '0'.repeat(64) }, calendar: { key: 'cn-standard', version: 1, sha256: '0'.repeat(64) },
    lines: [{ line: 1, item: 'PUMP', batch: 'B-OLD', qty: '10', unit: 'pcs', unitPrice: 12_000 }], attrs: {}, forms: [], takenOver: true, sourceSystem: 'old-erp', externalId: OLD_NUMBER,
  } });
  return {
    companyCode, plantCode, returnNo, sourceSystem: 'old-erp', externalId: OLD_NUMBER, takenOverAt, register, facts: before.map((one, index) => fact(index + 2, one)),
    desks: before.map(({ desk, kind, task, goods }, index) => ({ seq: index + 2, desk, task: task === undefined ? null : taskOf(desk, kind, { returnNo, ...task }), goods: goods ?? null })),
    proposals: [], lying: [], ...more,
  };
}
