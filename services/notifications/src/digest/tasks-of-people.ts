import type { Directory } from '@guitu/identity/directory';
import type { Database } from '@guitu/persistence/database';
import type { OpenTask } from './digest.rules.js';

interface Row { readonly company_code: string; readonly plant_code: string; readonly role: string; readonly head: string; readonly opened_at: Date; readonly due_at: Date | null }
/** What one person has to do, and what the people he answers for have to do. */
export interface TasksOfOne { readonly own: OpenTask[]; readonly team: OpenTask[] }
/** Who answers for the whole company. */
const MANAGEMENT = 'gm';

/** Open tasks of each `company/person`: those he would be asked for at present; as head, those of his roles; as management, all. */
export async function tasksOfPeople(database: Database, directory: Directory, now: number): Promise<Map<string, TasksOfOne>> {
  const rows = await database.query<Row>('select company_code, plant_code, role, head, opened_at, due_at from open_task');
  const known = new Map<string, readonly string[]>();
  const asked = (companyCode: string, plantCode: string, role: string, head?: string): readonly string[] => {
    const key = [companyCode, plantCode, role, head].join('/');
    const staff = known.get(key) ?? directory.recipients(companyCode, plantCode, role, head, undefined, now).map((one) => one.staff);
    known.set(key, staff);
    return staff;
  };
  const found = new Map<string, TasksOfOne>();
  const of = (companyCode: string, staff: string): TasksOfOne => {
    const one = found.get(`${companyCode}/${staff}`) ?? { own: [], team: [] };
    found.set(`${companyCode}/${staff}`, one);
    return one;
  };
  for (const { company_code: companyCode, plant_code: plantCode, role, head, opened_at, due_at } of rows) {
    const task = { openedAt: opened_at.getTime(), dueAt: due_at?.getTime() ?? null };
    const owners = asked(companyCode, plantCode, role, head);
    for (const staff of owners) of(companyCode, staff).own.push(task);
    const heads = new Set([...asked(companyCode, plantCode, head), ...asked(companyCode, plantCode, MANAGEMENT)]);
    for (const staff of heads) if (!owners.includes(staff)) of(companyCode, staff).team.push(task);
  }
  return found;
}
