/** Statements of the process for tests: valid as they are, each field replaceable. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Dept, Desk } from '@guitu/contracts/vocabulary';
import { DEMO_COMPANY, DEMO_PLANT } from '@guitu/identity/demo-people';

const OWNERS: Record<Desk, { dept: Dept; role: string; head: string }> = {
  returns: { dept: 'SALES', role: 'sales', head: 'salesHead' },
  warehouse: { dept: 'WAREHOUSE', role: 'keeper', head: 'whHead' },
  quality: { dept: 'QUALITY', role: 'qc', head: 'qcHead' },
  production: { dept: 'PRODUCTION', role: 'prod', head: 'prodHead' },
  finance: { dept: 'FINANCE', role: 'fin', head: 'finHead' },
};
const ABOUT = { companyCode: DEMO_COMPANY, plantCode: DEMO_PLANT, customerCode: 'C-100' };
let returns = 0;

/** A number no other return of this run has. */
export const newReturnNo = (): string => `RT-${String(++returns).padStart(5, '0')}`;

export function taskOf(desk: Desk, accepts: FactKind, more: Partial<TaskStatement> = {}): TaskStatement {
  return {
    ...ABOUT, taskId: `c1/${accepts}/1/1`, rev: 1, state: 'open', returnNo: more.returnNo ?? newReturnNo(), step: accepts,
    title: { zh: `办理 ${accepts}`, en: `Do ${accepts}` }, scope: { consignment: 'c1' }, round: 1, level: 1, owner: OWNERS[desk], desk, accepts,
    lines: [{ line: 1, item: 'ITEM-1', qty: '10', unit: 'pcs' }], menu: {}, notes: [], openedAt: Date.now() - 60_000, dueAt: Date.now() + 3_600_000,
    clockId: null, extendable: false, clause: 'house', ...more,
  };
}

export function statusOf(returnNo: string, more: Partial<ReturnStatus> = {}): ReturnStatus {
  return {
    ...ABOUT, returnNo, policy: 'headline@1', stages: ['disposition'], result: null, closed: false, waitingFor: [], paused: null, breaches: [], escalation: 0, attention: [], lines: [], ...more,
  };
}
