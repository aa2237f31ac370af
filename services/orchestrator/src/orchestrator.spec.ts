/** The orchestrator with real Kafka, PostgreSQL and Temporal: what people are promised when parts of it die. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcessEventBody } from '@guitu/contracts/events/process-events';
import type { RunningService } from '@guitu/platform/service/start-service';
import { eventually } from '@guitu/testing/eventually';
import { House } from './testbed/house.js';
import { COMPANY } from './testbed/return-run.js';

const PROFILE = 'headline-lapse@1';
let house: House;
beforeAll(async () => {
  house = await House.open();
  await house.publish(PROFILE);
}, 60_000);
afterAll(() => house.close(), 60_000);

const rungs = (no: string) => house.said<ProcessEventBody<'rung-reached'>>(no, 'process.rung-reached.v1');
const readyOf = async (service: RunningService) => (await fetch(`${service.url}/health/ready`)).json() as Promise<{ ready: boolean; checks: Record<string, { ok: boolean; detail?: string }> }>;

describe('the orchestrator', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await house.orchestrator();
    await eventually('readiness', async () => (await readyOf(service)).ready, 30_000).catch(async (error: unknown) => { throw new Error(`${String(error)} ${JSON.stringify(await readyOf(service))}`); });
  }, 60_000);
  afterAll(() => service.stop(), 30_000);

  it('carries a return from registration to its end, each effect once and in order', async () => {
    await house.register('RT-0001', PROFILE);
    await house.finish('RT-0001');
    const [instance] = (await house.process.dataSource.query('select rev, closed_at from instance where return_no = $1', ['RT-0001'])) as [{ rev: number; closed_at: Date }];
    expect(instance.closed_at).toBeInstanceOf(Date);
    const numbers = (await house.process.dataSource.query('select seq from journal where subject = $1 order by seq', [`${COMPANY}/RT-0001`])) as { seq: number }[];
    expect(numbers.map(({ seq }) => seq)).toEqual(numbers.map((_, index) => index + 1));
    const facts = (await house.process.dataSource.query(`select count(*)::int as n, count(applied_at)::int as applied, bool_and(state = 'delivered') as delivered from fact where subject = $1`, [`${COMPANY}/RT-0001`])) as [{ n: number; applied: number; delivered: boolean }];
    expect(facts[0]).toMatchObject({ applied: facts[0].n, delivered: true });
  }, 90_000);
});
