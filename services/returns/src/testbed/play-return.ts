/** Runs a return as far as wished: its own desk over HTTP, the others as the core would hear them. */
import { expect } from '@jest/globals';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import { DEMO_PEOPLE } from '@guitu/identity/demo-people';
import { ROLES } from '@guitu/identity/roles';
import type { ReturnInProcess } from './return-in-process.js';

/** Which answer is given, where it is not the first one that leads on. */
export type Wishes = { readonly [K in FactKind]?: (payload: Record<string, unknown>) => boolean } & { /** counted at receipt; without it, all that was announced */ readonly counted?: string };
export const outcome = (goods: string, remedy?: string) => (payload: Record<string, unknown>): boolean => {
  const parts = (payload['lines'] as { portions: { goods: string; remedy: string }[] }[])[0]?.portions ?? [];
  return parts.length === 1 && parts[0]?.goods === goods && (remedy === undefined || parts[0].remedy === remedy);
};
/** Whoever holds the role; else who deputises or answers for it, and the general manager where the demo house has none of them. */
export function holderOf({ owner: { role, head } }: TaskStatement): string {
  const holders = [role, ...(ROLES[role]?.deputies ?? []), head].flatMap((one) => DEMO_PEOPLE.filter(({ roles, companyCode }) => companyCode === 'GT01' && roles.includes(one)));
  return holders[0]?.staff ?? 'e-gm';
}
/** All of it, and with what the desk itself must see to: papers that go with the goods. */
function given({ menu, lines }: TaskStatement, kind: FactKind, payload: Record<string, unknown>, counted: string | undefined): Record<string, unknown> {
  if (kind === 'instruct') return { addressCode: 'WH-1', freightPayer: 'company', forms: [...new Set([...(menu.documents ?? []), ...(menu.form === undefined ? [] : [menu.form.code])])].map((code) => ({ code })) };
  if (payload['verdict'] === 'reject') return { ...payload, reasonCode: 'r' };
  if (kind === 'supply_order') return { qty: payload['qty'] };
  if (kind !== 'receive') return payload;
  const { each: _walk, ...more } = payload;
  return { ...more, lines: (payload['lines'] as object[]).map((line) => ({ ...line, received: counted ?? lines[0]?.qty })) };
}

/** Runs a return, its own desk over HTTP, until this desk has recorded so much, or somebody is asked for a fact of this kind. @returns what it recorded, in order; the process took all of it */
export async function play(process: ReturnInProcess, wishes: Wishes, until: number | FactKind): Promise<string[]> {
  const recorded: string[] = [];
  const isThere = (): boolean => (typeof until === 'number' ? recorded.length >= until : process.acts.some(({ kind }) => kind === until));
  while (!isThere()) {
    const [first] = process.acts;
    if (first === undefined) break;
    const ofTask = process.acts.filter(({ taskId }) => taskId === first.taskId);
    const act = ofTask.find(({ kind, payload }) => wishes[kind as FactKind]?.(payload as Record<string, unknown>) ?? true) ?? first;
    const [task, kind] = [process.asks(act.taskId ?? ''), act.kind as FactKind];
    const payload = given(task, kind, act.payload as Record<string, unknown>, wishes.counted);
    const done = task.desk === 'returns' ? await process.answers(task.taskId, payload, holderOf(task)) : await process.elsewhere(task.desk, kind, payload, { taskId: task.taskId, staff: act.staff });
    expect([task.desk, kind, ...done]).toEqual([task.desk, kind, 'applied']);
    if (task.desk === 'returns') recorded.push(kind);
  }
  return recorded;
}
