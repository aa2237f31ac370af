/** The orchestrator with real Kafka, PostgreSQL and Temporal: a return that goes on after its end, and a run that is built again after its policy was changed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcessEventBody } from '@guitu/contracts/events/process-events';
import { workflowId } from '@guitu/contracts/process-names';
import { eventually } from '@guitu/testing/eventually';
import type { RunningService } from '@guitu/platform/service/start-service';
import { hours } from '@guitu/return-process/policy/profiles/notation';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { House } from './testbed/house.js';
import { COMPANY, factOf, policyOf, SHA } from './testbed/return-run.js';
import type { ReturnRun } from './workflow/return-run.js';

const PROFILE = 'headline@1';
const LONG = 120_000;
let house: House;
let service: RunningService;
beforeAll(async () => {
  house = await House.open();
  await house.publish(PROFILE);
  await house.publishPolicy(version(2, 'disposition', 4));
  await house.publishPolicy(version(3, 'inspection', 96));
  service = await house.orchestrator({ GUITU_SETTLE_MS: '1000' });
  await eventually('readiness', async () => (await fetch(`${service.url}/health/ready`)).ok, LONG);
});
afterAll(() => house.close(), 60_000);

/** Headline with another number of hours for one limit. */
function version(no: number, limit: 'disposition' | 'inspection', natural: number): ResolvedProfile {
  const policy = policyOf(PROFILE);
  const before = policy.sla[limit];
  if (before === undefined) throw new Error(`headline has no ${limit}`);
  return { ...policy, version: no, sla: { ...policy.sla, [limit]: { ...before, budget: hours(natural) } } };
}

const query = <Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> => house.process.dataSource.query(sql, parameters);
const handleOf = (no: string) => house.temporal.client.workflow.getHandle(workflowId(COMPANY, no));
const applied = async (no: string, kind: string) => (await house.said<ProcessEventBody<'fact-applied'>>(no, 'process.fact-applied.v1')).filter((fact) => fact.kind === kind).map(({ outcome }) => outcome);
const asked = (no: string, kind: string) => eventually(`${no} asks for ${kind}`, async () => (await house.openTasks(no)).find((task) => task.accepts === kind), LONG);
const say = (no: string, kind: 'reopen' | 'repin' | 'override', payload: Record<string, unknown>, role: string, more: object = {}) =>
  house.record('returns', factOf(no, 'returns', kind, Date.now(), { by: { dept: 'SERVICE', role, staff: `e-${role.toLowerCase()}` }, payload: { reasonCode: 'spec', ...payload }, ...more }));
const clock = async (no: string, sla: string) => (await house.said<ProcessEventBody<'clock-stated'>>(no, 'process.clock-stated.v1')).filter((statement) => statement.sla === sla).at(-1);
/** What a run was started with. */
async function argumentsOf(no: string): Promise<ReturnRun> {
  const { events } = await handleOf(no).fetchHistory();
  const [payload] = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  return JSON.parse(Buffer.from(payload?.data ?? []).toString()) as ReturnRun;
}

describe('重开', () => {
  async function ended(no: string): Promise<void> {
    await house.register(no, PROFILE);
    await house.finish(no, LONG);
  }

  it('starts a run from the final state as soon as the one that ended has gone; what was done stays done', async () => {
    await ended('RT-R1');
    // at once, the run may still be ending
    await say('RT-R1', 'reopen', {}, 'csHead');
    const task = await asked('RT-R1', 'override');
    expect(task).toMatchObject({ step: 'reopenReview', owner: { role: 'csHead' } });
    expect(await query('select epoch, closed_at from instance where return_no = $1', ['RT-R1'])).toEqual([{ epoch: 2, closed_at: null }]);
    expect(await applied('RT-R1', 'reopen')).toEqual(['applied']);
    await say('RT-R1', 'override', { step: 'reopenReview', act: 'skip' }, 'csHead');
    const back = await eventually('the task asked back', async () =>
      (await house.said<ProcessEventBody<'task-stated'>>('RT-R1', 'process.task-stated.v1')).findLast(({ taskId, state }) => taskId === task.taskId && state === 'asked_back'), LONG);
    await house.record('returns', factOf('RT-R1', 'returns', 'released', Date.now(), { taskId: back.taskId, payload: { verdict: 'released' } }));
    await eventually('a second end', async () => (await query('select 1 from instance where return_no = $1 and closed_at is not null', ['RT-R1'])).length > 0, LONG);
    expect((await house.said<ProcessEventBody<'return-closed'>>('RT-R1', 'process.return-closed.v1')).map(({ result }) => result)).toEqual(['completed', 'completed']);
    expect(await handleOf('RT-R1').result()).toBe('completed');
    const numbers = await query<{ seq: number }>('select seq from journal where subject = $1 order by seq', [`${COMPANY}/RT-R1`]);
    expect(numbers.map(({ seq }) => seq)).toEqual(numbers.map((_, index) => index + 1));
  }, LONG * 3);

  it('a lost run of a reopened return goes on reopened', async () => {
    await ended('RT-R2');
    await say('RT-R2', 'reopen', {}, 'qcHead');
    await asked('RT-R2', 'override');
    await handleOf('RT-R2').terminate('spec');
    await say('RT-R2', 'override', { step: 'reopenReview', act: 'skip' }, 'qcHead');
    await eventually('the word taken', async () => (await applied('RT-R2', 'override')).length > 0, LONG);
    expect(await applied('RT-R2', 'reopen')).toEqual(['applied']);
    expect(await query('select epoch from instance where return_no = $1', ['RT-R2'])).toEqual([{ epoch: 3 }]);
  }, LONG * 2);

  it('by somebody who may not: the desk is told that it came after the end, and nothing runs', async () => {
    await ended('RT-R3');
    await eventually('its end', async () => (await query('select 1 from instance where return_no = $1 and closed_at is not null', ['RT-R3'])).length > 0, LONG);
    await say('RT-R3', 'reopen', {}, 'sales');
    const told = await eventually('stray fact', async () => (await house.said<ProcessEventBody<'stray-fact'>>('RT-R3', 'process.stray-fact.v1'))[0], LONG);
    expect(told).toMatchObject({ reason: 'closed', fact: { kind: 'reopen' } });
    expect(await query('select epoch, closed_at is not null as closed from instance where return_no = $1', ['RT-R3'])).toEqual([{ epoch: 1, closed: true }]);
  }, LONG);
});

describe('a lost run that had changed its policy', () => {
  const repin = (no: string, to: number, mode: 'new_dates' | 'flow') => say(no, 'repin', { policy: { key: 'headline', version: to, sha256: SHA }, mode }, 'gm');

  it('is built again under every change it had applied, in their order', async () => {
    await house.register('RT-P1', PROFILE);
    for (const kind of ['review', 'instruct', 'arrive', 'receive'] as const) await house.answer('RT-P1', kind);
    await asked('RT-P1', 'arrival_notice');
    await repin('RT-P1', 3, 'flow');
    await eventually('the first change', async () => (await applied('RT-P1', 'repin')).length === 1, LONG);
    await repin('RT-P1', 2, 'new_dates');
    await eventually('both changes', async () => (await applied('RT-P1', 'repin')).length === 2, LONG);
    expect(await applied('RT-P1', 'repin')).toEqual(['applied', 'applied']);
    const [before] = await query<{ state: object }>(`select snapshot->'state' as state from instance where return_no = $1`, ['RT-P1']);
    expect(before?.state).toMatchObject({ about: { policy: 'headline@3' }, dates: 'headline@2' });
    await handleOf('RT-P1').terminate('spec');
    await house.answer('RT-P1', 'arrival_notice');
    await house.answer('RT-P1', 'inspect');
    await asked('RT-P1', 'dispose');
    const { policy, dates } = await argumentsOf('RT-P1');
    // the steps of version 3 with the limits of version 2, whose inspection is that of version 1 again
    expect([policy.version, dates, policy.sla['disposition']?.budget, policy.sla['inspection']?.budget]).toEqual([3, 'headline@2', hours(4), policyOf(PROFILE).sla['inspection']?.budget]);
    const limit = await eventually('the limit of the judgement', () => clock('RT-P1', 'disposition'), LONG);
    expect((limit.dueAt ?? 0) - limit.startedAt).toBe(4 * 3_600_000);
    await house.finish('RT-P1', LONG);
    expect(await handleOf('RT-P1').result()).toBe('completed');
  }, LONG * 3);
});

describe('换版预览', () => {
  async function preview(person: string, no: string, query: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const signIn = await fetch(`${service.url}/dev/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person }) });
    const { token } = (await signIn.json()) as { token: string };
    const response = await fetch(`${service.url}/api/process/v1/returns/${COMPANY}/${no}/policy-change-preview?${query}`, { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  it('shows the limit that would move and the value that orders it; the return goes on as it was', async () => {
    await house.register('RT-V1', PROFILE);
    for (const kind of ['review', 'instruct', 'arrive', 'receive', 'arrival_notice'] as const) await house.answer('RT-V1', kind);
    await asked('RT-V1', 'inspect');
    const stored = await query('select rev, snapshot from instance where return_no = $1', ['RT-V1']);
    const limit = await eventually('the limit of the inspection', () => clock('RT-V1', 'inspection'), LONG);
    const { status, body } = await preview('e-qchead', 'RT-V1', 'key=headline&version=3&mode=new_dates');
    expect(status).toBe(200);
    expect(body).toMatchObject({ from: 'headline@1', policy: { key: 'headline', version: 3 }, mode: 'new_dates', refused: [], gained: [], lost: [] });
    expect((body['differences'] as { path: string; to: unknown }[]).map(({ path, to }) => [path, to])).toEqual([['sla.inspection.budget', hours(96)]]);
    expect(body['clocks']).toMatchObject([{ clockId: limit.clockId, from: limit.dueAt, to: limit.startedAt + 96 * 3_600_000 }]);
    expect(await query('select rev, snapshot from instance where return_no = $1', ['RT-V1'])).toEqual(stored);
  }, LONG);

  it('is for the policy’s owner, of a version that was published, in a mode there is', async () => {
    expect((await preview('e-keeper', 'RT-V1', 'key=headline&version=3&mode=flow')).status).toBe(403);
    expect((await preview('e-saleshead', 'RT-V1', 'key=headline&version=3&mode=flow')).body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await preview('e-qchead', 'RT-V1', 'key=headline&version=9&mode=flow')).status).toBe(404);
    expect((await preview('e-qchead', 'RT-NONE', 'key=headline&version=3&mode=flow')).status).toBe(404);
    expect((await preview('e-qchead', 'RT-V1', 'key=headline&version=3&mode=all')).status).toBe(400);
  });
});

describe('判定试算', () => {
  async function preview(person: string, no: string, body: object): Promise<{ status: number; body: Record<string, unknown> }> {
    const signIn = await fetch(`${service.url}/dev/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person }) });
    const { token } = (await signIn.json()) as { token: string };
    const response = await fetch(`${service.url}/api/process/v1/returns/${COMPANY}/${no}/dispositions:preview`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  const judged = (taskId: string, ...portions: object[]) => ({ taskId, lines: [{ line: 1, portions }] });

  it('C4: a split says who approves and who works, and what its parts add up to; the return stays as it was', async () => {
    await house.register('RT-V2', PROFILE);
    for (const kind of ['review', 'instruct', 'arrive', 'receive', 'arrival_notice', 'inspect'] as const) await house.answer('RT-V2', kind);
    await asked('RT-V2', 'dispose');
    const task = await eventually('the judgement', async () => (await house.openTasks('RT-V2')).find(({ accepts }) => accepts === 'dispose'), LONG);
    const all = task.lines[0]?.qty ?? '';
    const stored = await query('select rev, snapshot from instance where return_no = $1', ['RT-V2']);
    const { status, body } = await preview('e-qc', 'RT-V2', judged(task.taskId, { qty: '3', goods: 'SCRAP', remedy: 'REPLENISH' }, { qty: String(Number(all) - 3), goods: 'REWORK', remedy: 'REPAIR_RETURN' }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ possible: true, anomalies: [], sums: [{ line: 1, undecided: all, named: all }] });
    const sentences = (body['consequences'] as { sentence: { zh: string } }[]).map(({ sentence }) => sentence.zh);
    expect(sentences).toEqual(expect.arrayContaining([expect.stringMatching(/^报废 3 → .+批准/), expect.stringMatching(/^补货 3 → /), expect.stringMatching(/^返修 \d+ → .*返修/)]));

    const short = await preview('e-qc', 'RT-V2', judged(task.taskId, { qty: '3', goods: 'SCRAP', remedy: 'REPLENISH' }));
    expect(short.body).toMatchObject({ possible: false, anomalies: [{ code: 'quantity_excess' }], sums: [{ undecided: all, named: '3' }], consequences: [] });
    expect(await query('select rev, snapshot from instance where return_no = $1', ['RT-V2'])).toEqual(stored);
  }, LONG);

  it('is for those who judge, at their own company, in a strict body', async () => {
    const body = judged('c1/dispose/1/1', { qty: '1', goods: 'SCRAP', remedy: 'NONE' });
    expect((await preview('e-operator', 'RT-V2', body)).status).toBe(403);
    expect((await preview('e-qc-other', 'RT-V2', body)).status).toBe(404);
    expect((await preview('e-qc', 'RT-NONE', body)).status).toBe(404);
    expect((await preview('e-qc', 'RT-V2', { ...body, opinion: 'x' })).status).toBe(400);
  });
});
