/**
 * A return of every procedure, registered over HTTP at returns and opened by the process core: its first tasks lie at the desks
 * of those whom the procedure asks first, and at no other.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CALENDARS } from '@guitu/calendar/snapshots/catalogue';
import { PROCESS_EVENTS } from '@guitu/contracts/events/process-events';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { TaskStatement } from '@guitu/contracts/task';
import { SERVED_DESKS, type ServedDesk } from '@guitu/contracts/vocabulary';
import { PROCEDURES, PROFILES } from '@guitu/return-process/policy/profiles/catalogue';
import { resolveProfile, type ProfileRef } from '@guitu/return-process/policy/resolve';
import { contextOf, open } from '@guitu/return-process/return-process';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { loadServices } from './load-services.js';

const stands = new Map<ServedDesk, DeskStand>();
beforeAll(async () => {
  const definitions = await loadServices(SERVED_DESKS.join(','));
  await Promise.all(SERVED_DESKS.map(async (desk, index) => stands.set(desk, await DeskStand.start(definitions[index]!))));
}, 120_000);
afterAll(async () => {
  for (const stand of stands.values()) await stand.stop();
});
const at = (desk: ServedDesk): DeskStand => stands.get(desk)!;

/** 资格核对: what the registration leaves unknown is found out first. */
const checked = (role: string): string => `returns: eligibility ← ${role}`;
/** What is asked first, `desk: fact ← role`, of a return whose papers are all there: from the procedures' own texts (process-model.md §5). */
const FIRST: { readonly [ref: ProfileRef]: readonly string[] } = {
  'headline@1': ['returns: review ← salesHead'],
  'S000-01@1': [checked('cs')], 'S000-02@1': [checked('cs')], 'S000-03@1': [checked('cs')],
  // §5.2–5.3: the customer is called, stock and line are held, all at once
  'S000-04@1': ['quality: contact ← qcs', 'warehouse: hold ← keeper', 'production: hold ← prod'],
  'S000-05@1': ['returns: review ← salesHead'],
  // 总经理 before 业务经理
  'S000-06@1': ['returns: review ← gm'],
  'S000-07@1': [checked('cs')], 'S000-09@1': [checked('cs')], 'S000-10@1': [checked('reviewer')],
  // nobody approves the return: 业务跟单 has it sent back
  'S000-11@1': ['returns: instruct ← follow'], 'S000-11B@1': ['returns: instruct ← follow'],
  'S000-12@1': [checked('cs')], 'S000-14@1': [checked('cs')],
  // somebody goes to the customer first
  'S000-15@1': ['returns: onsite ← sales'], 'S001-05@1': ['returns: onsite ← sales'],
  'S000-16@1': [checked('cs')],
  // 36 hours to write the sheets
  'S000-17@1': [checked('cs'), 'returns: duty ← sales'],
  'S000-18@1': [checked('fin')], 'S000-19@1': ['returns: review ← salesHead'], 'S001-02@1': [checked('sales')],
  // the first 会审
  'S001-03@1': ['returns: review ← host'],
  'S001-07@1': [checked('cs')], 'S001-08@1': [checked('assist')],
  // only a shortage is approved
  'S001-12@1': ['returns: instruct ← cs'],
  'S001-13@1': [checked('cs')], 'S001-18@1': ['returns: instruct ← market'], 'S001-19@1': [checked('cs')], 'S001-20@1': [checked('sales')], 'S002-01@1': [checked('cs')],
  // 事先联络 before anything is sent
  'S003-02@1': ['returns: instruct ← sales', 'returns: duty ← sales'],
  'S003-04@1': [checked('sales')], 'S003-08@1': [checked('cs')], 'S003-09@1': [checked('sales')], 'S003-13@1': ['returns: instruct ← sales'],
  'S003-14@1': [checked('cs')], 'S003-15@1': [checked('cs')], 'S004-01@1': [checked('cs')],
  // the complaint desk investigates beside it
  'S004-02@1': [checked('cs'), 'returns: duty ← complaints'],
};

/** What the clerk of a procedure hands in: all its papers, and nothing of what others have to find out. */
function registration(ref: ProfileRef): object {
  const { profile } = resolveProfile(ref, PROFILES);
  if (profile === null) throw new Error(`${ref} does not resolve`);
  const forms = Object.entries(profile.forms).filter(([, { gate }]) => gate === 'register').map(([code]) => code);
  return { plantCode: 'SZ1', customerCode: 'C-100', policyKey: profile.key, lines: [{ item: 'ITEM-1', qty: '10', unit: 'pcs', unitPrice: 10_000 }], forms };
}

/** The process as the orchestrator runs it: opened with the documents that the registration names, heard by every desk. */
async function opened(ref: ProfileRef, answer: RecordedFact): Promise<string> {
  const { companyCode, plantCode, returnNo, payload } = answer.fact;
  const { policy, calendar } = payload as { policy: { key: string; version: number }; calendar: { key: string; version: number } };
  const { profile } = resolveProfile(`${policy.key}@${policy.version}`, PROFILES);
  const snapshot = CALENDARS.find(({ key, version }) => key === calendar.key && version === calendar.version);
  if (profile === null || snapshot === undefined) throw new Error(`${ref}: pinned to documents nobody ships`);
  const { effects } = open(contextOf(profile, snapshot), { companyCode, plantCode, returnNo, register: { ...answer.fact, source: 'returns', receivedAt: answer.fact.recordedAt } });
  for (const effect of effects) {
    if (effect.event === 'task-stated') for (const desk of SERVED_DESKS) await at(desk).say(PROCESS_EVENTS['task-stated'], effect.body);
  }
  return returnNo;
}

async function firstTasks(returnNo: string): Promise<string[]> {
  const found: string[] = [];
  for (const desk of SERVED_DESKS) {
    const { body } = await at(desk).get(`/tasks?returnNo=${returnNo}`, 'e-gm');
    found.push(...(body['items'] as TaskStatement[]).map(({ accepts, owner }) => `${desk}: ${accepts} ← ${owner.role}`));
  }
  return found.sort();
}

it('every procedure is listed, to be chosen', async () => {
  const { body } = await at('returns').get('/policies', 'e-sales');
  const listed = (body['policies'] as { key: string; demo: boolean }[]).filter(({ demo }) => !demo).map(({ key }) => key);
  expect(listed.sort()).toEqual(PROCEDURES.map((ref) => ref.replace(/@1$/, '')).sort());
});

describe('a return that follows it begins', () => {
  it.each(PROCEDURES)('%s', async (ref) => {
    const answer = await at('returns').post('/returns', 'e-cs', registration(ref));
    expect(answer.status).toBe(201);
    expect(await firstTasks(await opened(ref, answer.body as unknown as RecordedFact))).toEqual([...(FIRST[ref] ?? [])].sort());
  });
});
