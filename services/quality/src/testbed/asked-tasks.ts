/** What quality's tasks say in its specs: who owns them, of which goods they are, what they allow. */
import type { TaskStatement } from '@guitu/contracts/task';

export const owner = (role: string) => ({ owner: { dept: 'QUALITY' as const, role, head: 'qcHead' } });
export const AUTH = { owner: { dept: 'MANAGEMENT' as const, role: 'auth', head: 'gm' } };
export const PORTION = { scope: { portion: 'p1' }, lines: [{ line: 1, item: 'PUMP', qty: '5', unit: 'pcs' as const, portion: 'p1' }] };
export const ONSITE: Partial<TaskStatement> = { ...owner('qcs'), menu: { results: ['onsite', 'entrust', 'return'] } };
export const PLAN: Partial<TaskStatement> = { menu: { sampling: { method: 'random', minBps: 2500 } } };
export const gate = (level: number): Partial<TaskStatement> => ({ ...PORTION, ...AUTH, level, taskId: `p1/scrapApprove/1/${level}`, menu: { gate: 'scrap', level, verdicts: ['accept', 'reject'] } });
export const CLOSING: Partial<TaskStatement> = { ...owner('qcHead'), scope: {}, taskId: 'case/closeReview/1/1', menu: { gate: 'close', level: 1, verdicts: ['accept', 'reject'] } };
export const GM = { owner: { dept: 'MANAGEMENT' as const, role: 'gm', head: 'gm' } };
export const PROPOSAL = [{ line: 1, portions: [{ qty: '5', goods: 'REWORK' as const, remedy: 'REPAIR_RETURN' as const }] }];
export const JUDGED: Partial<TaskStatement> = { ...PORTION, ...GM, taskId: 'p1/redecideApprove/1/1', menu: { gate: 'disposition', level: 1, verdicts: ['accept', 'reject'], proposal: PROPOSAL } };
export const BEARERS: Partial<TaskStatement> = { menu: { bearers: [{ fault: 'own', cause: 'slow', bearer: 'SALES', free: false }, { fault: 'own', cause: 'paint', bearer: 'PROD', free: false }, { fault: 'carrier', bearer: 'ANY', free: true }], penalty: 'assess' } };
export const OWN = { fault: 'own', unitCode: 'WS-2', cause: 'paint', bearer: 'PROD', assessment: { code: 'KH-1', amount: 20_000 } };
export const REWORK_PLAN: Partial<TaskStatement> = { ...PORTION, owner: { dept: 'ENGINEERING', role: 'eng', head: 'engHead' } };
export const GRADED: Partial<TaskStatement> = { lines: [{ line: 1, item: 'PUMP', qty: '10', unit: 'pcs' }, { line: 2, item: 'PAINT', qty: '1.5', unit: 'kg' }], menu: { grades: ['A', 'B'] } };
let forms = 0;
export const scrapForm = (formNo: string = `BF-${String(++forms)}`) => ({ qty: '5', formNo, reasonCode: 'cracked' });
