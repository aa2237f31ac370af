/** The orchestrator with real Kafka, PostgreSQL and Temporal: what people are promised when parts of it die. */
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcessEventBody } from '@guitu/contracts/events/process-events';
import { workflowId } from '@guitu/contracts/process-names';
import type { RunningService } from '@guitu/platform/service/start-service';
import { eventually } from '@guitu/testing/eventually';
import { FaultProxy } from '@guitu/testing/fault-proxy';
import { testBrokers } from '@guitu/testing/test-address';
import { House } from './testbed/house.js';
import { COMPANY, factOf, registrationOf } from './testbed/return-run.js';

/** Hours as seconds: 1 h to tell of an arrival is 10 s. */
const LAPSE = 'headline-lapse@1';
const PROFILE = 'headline@1';
/** Refunds within three working days. */
const SHOP = 'S001-19@1';
const SETTLE = { GUITU_SETTLE_MS: '1000' };
let house: House;
beforeAll(async () => {
  house = await House.open();
  await house.publish(PROFILE);
  await house.publish(LAPSE);
});
afterAll(() => house.close(), 60_000);

const outward = async (no: string, sla: string) =>
  (await house.said<ProcessEventBody<'rung-reached'>>(no, 'process.rung-reached.v1')).filter((rung) => rung.sla === sla && rung.action !== 'remind');
const clock = async (no: string, sla: string) =>
  (await house.said<ProcessEventBody<'clock-stated'>>(no, 'process.clock-stated.v1')).filter((statement) => statement.sla === sla).at(-1);
const query = <Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> => house.process.dataSource.query(sql, parameters);
const handleOf = (no: string) => house.temporal.client.workflow.getHandle(workflowId(COMPANY, no));
async function upToReceipt(no: string): Promise<number> {
  await house.register(no, LAPSE);
  for (const kind of ['review', 'instruct', 'arrive', 'receive'] as const) await house.answer(no, kind);
  return eventually('clock of the notice', async () => (await clock(no, 'arrival_notify'))?.dueAt);
}
/** Every effect of a return once and in order; every fact applied once. */
async function expectWhole(no: string): Promise<void> {
  const subject = `${COMPANY}/${no}`;
  const numbers = await query<{ seq: number }>('select seq from journal where subject = $1 order by seq', [subject]);
  expect(numbers.map(({ seq }) => seq)).toEqual(numbers.map((_, index) => index + 1));
  const applied = (await house.said<ProcessEventBody<'fact-applied'>>(no, 'process.fact-applied.v1')).filter((fact) => fact.outcome !== 'duplicate').map((fact) => `${fact.source}/${fact.seq}`);
  expect(new Set(applied).size).toBe(applied.length);
  // the run may be at its end before the bridge has written down that it took the last signal
  const facts = await eventually(`every fact of ${no} delivered and applied`, async () => {
    const all = await query<{ source: string; seq: number; state: string; applied: boolean }>('select source, seq, state, applied_at is not null as applied from fact where subject = $1', [subject]);
    return all.every((fact) => fact.state === 'delivered' && fact.applied) ? all : undefined;
  });
  expect(applied.sort()).toEqual(facts.map((fact) => `${fact.source}/${fact.seq}`).sort());
  expect(await house.said(no, 'process.return-closed.v1')).toHaveLength(1);
}

describe('in one process', () => {
  let service: RunningService;
  let proxy: FaultProxy;
  beforeAll(async () => {
    proxy = await FaultProxy.to(testBrokers()[0] ?? '');
    service = await house.orchestrator(SETTLE, { kafkaSocket: ({ onConnect }) => connect({ host: '127.0.0.1', port: proxy.port }, onConnect).setNoDelay(true) });
    await eventually('readiness', async () => (await fetch(`${service.url}/health/ready`)).ok);
  });
  afterAll(async () => {
    await service.stop();
    await proxy.close();
  });

  async function call(person: string, method: 'GET' | 'POST', path: string, body?: object) {
    const signIn = await fetch(`${service.url}/dev/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person }) });
    const { token } = (await signIn.json()) as { token: string };
    const response = await fetch(`${service.url}/api/process/v1${path}`, {
      method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body: body && JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  it('is ready only when worker, pollers, partitions, relay and bridge are well', async () => {
    const { checks } = (await (await fetch(`${service.url}/health/ready`)).json()) as { checks: Record<string, { ok: boolean }> };
    expect(Object.entries(checks).filter(([, { ok }]) => ok).map(([name]) => name).sort()).toEqual(['bridge', 'consumer', 'database', 'pollers', 'relay', 'worker']);
  });

  it('S001-19: hears of the money from finance: booked, come back once, paid; the refund’s limit is met', async () => {
    const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
    const { payload } = registrationOf('RT-0010', SHOP, Date.now());
    const shoe = { line: 1, item: 'SHOE-42', qty: '1', unit: 'pcs', unitPrice: 29_900, receiptDate: day(2), shipDate: day(4), warrantyMonths: 12 };
    await house.publish(SHOP);
    await house.register('RT-0010', SHOP, { payload: { ...payload, lines: [shoe], attrs: { reason: 'personal', requestType: 'return' } } });
    await house.answer('RT-0010', 'eligibility');
    await house.answer('RT-0010', 'instruct');
    await house.answer('RT-0010', 'arrive');
    await house.answer('RT-0010', 'receive', { payload: { lines: [{ line: 1, received: '1', fields: { look: 'ok' }, attrs: { asNew: true, originalPack: true, resaleable: true, passed: true } }], documents: [], signedBy: [] } });
    await house.answer('RT-0010', 'post');
    await house.answer('RT-0010', 'refund_paid', { kind: 'refund_failed', payload: { code: 'bank_timeout', retryable: true, routeCode: 'original' } });
    await eventually('the second round of the refund', async () => (await house.openTasks('RT-0010')).some(({ accepts, round }) => accepts === 'refund_paid' && round === 2));
    await house.finish('RT-0010');
    expect(await clock('RT-0010', 'refund')).toMatchObject({ state: 'met' });
    await expectWhole('RT-0010');
  });

  it('carries a return from registration to its end, each effect once and in order', async () => {
    await house.register('RT-0001', PROFILE);
    await house.finish('RT-0001');
    await handleOf('RT-0001').result();
    await expectWhole('RT-0001');
    const { status, body } = await call('e-operator', 'GET', `/returns/${COMPANY}/RT-0001`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ workflowId: workflowId(COMPANY, 'RT-0001'), closedAt: expect.any(Number), tasks: [], status: { result: 'completed' } });
    expect((body['facts'] as { state: string }[]).every((fact) => fact.state === 'delivered')).toBe(true);
  });

  it('answers only those who may look, and shows nobody another company\'s return', async () => {
    expect((await call('e-keeper', 'GET', `/returns/${COMPANY}/RT-0001`)).status).toBe(403);
    expect((await call('e-operator', 'GET', '/returns/XX01/RT-0001')).status).toBe(404);
    expect((await call('e-operator', 'GET', `/returns/${COMPANY}/RT-NOT-THERE`)).status).toBe(404);
    expect((await call('e-operator', 'POST', `/returns/${COMPANY}/RT-0001/adopt-run`, { runId: randomUUID() })).status).toBe(409);
    expect((await fetch(`${service.url}/internal/events?subject=${COMPANY}/RT-0001&after=0`)).status).toBe(401);
  });

  it('a fact after the end is late: returns is told, the closed run is not touched', async () => {
    await house.record('quality', factOf('RT-0001', 'quality', 'inspect', Date.now(), { payload: { method: 'full', lines: [{ line: 1, sample: '1', passed: '1', failed: '0' }] } }));
    const [stray] = await eventually('stray fact', async () => {
      const told = await house.said<ProcessEventBody<'stray-fact'>>('RT-0001', 'process.stray-fact.v1');
      return told.length > 0 ? told : undefined;
    });
    expect(stray).toMatchObject({ reason: 'closed', fact: { source: 'quality', kind: 'inspect' } });
  });

  it('Kafka dead over a deadline, an in-time fact in the department: no breach stands, nobody was rung', async () => {
    const due = await upToReceipt('RT-0002');
    proxy.mode = 'refuse';
    await house.answer('RT-0002', 'arrival_notice');
    expect(Date.now()).toBeLessThan(due);
    await eventually('well past the deadline, the gate asked and closed', async () => {
      const [activity] = (await handleOf('RT-0002').describe()).raw.pendingActivities ?? [];
      return Date.now() > due + 4_000 && activity?.activityType?.name === 'readToEnd';
    });
    expect(await outward('RT-0002', 'arrival_notify')).toEqual([]);
    proxy.mode = 'pass';
    await eventually('inspection asked for', async () => (await clock('RT-0002', 'arrival_notify'))?.state === 'met');
    expect(await outward('RT-0002', 'arrival_notify')).toEqual([]);
    expect(await clock('RT-0002', 'arrival_notify')).toMatchObject({ breachedAt: null });
    await handleOf('RT-0002').terminate('end of the case');
    await query('update instance set closed_at = now() where return_no = $1', ['RT-0002']);
  });

  it('a run reset in the UI is fenced, shown, and goes on once a person adopts it', async () => {
    await house.register('RT-0003', PROFILE);
    for (const kind of ['review', 'instruct'] as const) await house.answer('RT-0003', kind);
    await eventually('arrival asked for', async () => (await house.openTasks('RT-0003')).some((task) => task.accepts === 'arrive'));
    const before = await handleOf('RT-0003').describe();
    const { events } = await handleOf('RT-0003').fetchHistory();
    const firstTask = (events ?? []).find((event) => event.workflowTaskCompletedEventAttributes);
    const reset = await house.temporal.client.workflowService.resetWorkflowExecution({
      namespace: house.temporal.namespace ?? 'default', workflowExecution: { workflowId: before.workflowId, runId: before.runId },
      reason: 'spec', workflowTaskFinishEventId: firstTask?.eventId, requestId: randomUUID(),
    });
    const path = `/returns/${COMPANY}/RT-0003`;
    const fenced = await eventually('fence', async () => {
      const { body } = await call('e-operator', 'GET', path);
      return (body['fenced'] as { runId: string; reason: string }[]).find((row) => row.runId === reset.runId);
    });
    expect(fenced).toMatchObject({ reason: 'foreign', adoptedAt: null });
    const adopted = await call('e-operator', 'POST', `${path}/adopt-run`, { runId: reset.runId });
    expect(adopted).toMatchObject({ status: 200, body: { runId: reset.runId } });
    // The run's own next record follows within five seconds; until then the desks hold what its first attempt said.
    await eventually('the desks where the run is', async () => (await house.openTasks('RT-0003')).map((task) => task.accepts).join() === 'arrive');
    await house.finish('RT-0003');
    expect(await handleOf('RT-0003').result()).toBe('completed');
    expect(await query('select run_id from instance where return_no = $1', ['RT-0003'])).toEqual([{ run_id: reset.runId }]);
  });

  it('a terminated run is started again from the record when the next fact comes, and nothing is lost or said twice', async () => {
    await house.register('RT-0004', PROFILE);
    for (const kind of ['review', 'instruct', 'arrive'] as const) await house.answer('RT-0004', kind);
    await eventually('receipt asked for', async () => (await house.openTasks('RT-0004')).some((task) => task.accepts === 'receive'));
    await handleOf('RT-0004').terminate('spec');
    await house.finish('RT-0004');
    await handleOf('RT-0004').result();
    await expectWhole('RT-0004');
    expect(await query('select epoch from instance where return_no = $1', ['RT-0004'])).toEqual([{ epoch: 2 }]);
  });
});

describe('in a process of its own', () => {
  it('dead over a deadline, an in-time fact in Kafka: no breach stands, nobody was rung', async () => {
    const first = house.orchestratorProcess(SETTLE);
    const due = await upToReceipt('RT-0005');
    first.signal('SIGKILL');
    await first.ends();
    await house.answer('RT-0005', 'arrival_notice');
    expect(Date.now()).toBeLessThan(due);
    await eventually('well past the deadline', () => Date.now() > due + 3_000);
    const second = house.orchestratorProcess(SETTLE);
    await eventually('the notice taken as in time', async () => (await clock('RT-0005', 'arrival_notify'))?.state === 'met');
    expect(await outward('RT-0005', 'arrival_notify')).toEqual([]);
    expect(await clock('RT-0005', 'arrival_notify')).toMatchObject({ breachedAt: null });
    second.signal('SIGTERM');
    expect(await second.ends()).toBe(0);
  });

  it('killed again and again in the middle of the work: every return ends, every effect once', async () => {
    const numbers = Array.from({ length: 6 }, (_, index) => `RT-K${index}0`);
    let alive = true;
    let kills = 0;
    const killing = (async () => {
      while (alive) {
        const child = house.orchestratorProcess({ ...SETTLE, GUITU_LOG_LEVEL: 'info' });
        await Promise.race([child.prints('polls', 60_000).catch(() => undefined), eventually('end of the work', () => !alive)]);
        await eventually('some work done', async () => !alive || (await query('select 1 from recorded_revision where recorded_at > now() - interval \'300 milliseconds\'')).length > 0);
        if (kills >= 4) {
          await eventually('end of the work', () => !alive);
          child.signal('SIGTERM');
        } else {
          child.signal('SIGKILL');
          kills += 1;
        }
        await child.ends();
      }
    })();
    for (const no of numbers) await house.register(no, PROFILE);
    await Promise.all(numbers.map((no) => house.finish(no, 150_000)));
    alive = false;
    await killing;
    expect(kills).toBe(4);
    for (const no of numbers) await expectWhole(no);
    expect(await query(`select reason from fenced_record where reason <> 'recomputed' and subject like '%RT-K%'`)).toEqual([]);
  }, 480_000);

  // Last: from then on the server gives workflow tasks to versioned workers only.
  it('with a build id: its build becomes the current one, and returns started before go on with it', async () => {
    const unversioned = house.orchestratorProcess(SETTLE);
    await house.register('RT-0006', PROFILE);
    await house.answer('RT-0006', 'review');
    await eventually('instructions asked for', async () => (await house.openTasks('RT-0006')).some((task) => task.accepts === 'instruct'));
    unversioned.signal('SIGTERM');
    await unversioned.ends();
    const versioned = house.orchestratorProcess({ ...SETTLE, GUITU_BUILD_ID: 'build-2' });
    await house.finish('RT-0006');
    await handleOf('RT-0006').result();
    await expectWhole('RT-0006');
    const { raw } = await handleOf('RT-0006').describe();
    expect(raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId).toBe('build-2');
    versioned.signal('SIGTERM');
    await versioned.ends();
  });
});
