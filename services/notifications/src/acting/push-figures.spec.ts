/** What of the pushes is acted on, by whom and until when; a rule hardly anybody acts on is proposed for the digest. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { factEvent } from '@guitu/contracts/events/fact-events';
import { FactAppliedV1, RungReachedV1, type ProcessEventBody } from '@guitu/contracts/events/process-events';
import { TASK_HELD } from '@guitu/contracts/events/task-held';
import { Directory } from '@guitu/identity/directory';
import { Database } from '@guitu/persistence/database';
import { HousePeople } from '@guitu/platform/service/house-people';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { DeliveryLoop } from '../delivery/delivery-loop.js';
import type { NotificationItem } from '../inbox/notification-list.js';
import { SendDigests } from '../digest/send-digests.js';
import { GatherPushes } from '../pushing/gather-pushes.js';
import { notificationsAt } from '../service.js';
import type { PushFigures } from './push-figures.js';

const HOUR = 3_600_000;
const ZONE = 'Asia/Shanghai';
/** Local time; the 2nd of November 2026 is a Monday. */
const local = (day: number, hour: number, month: number = 11): number => Date.UTC(2026, month - 1, day, hour - 8);
let now = local(2, 10);
let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(notificationsAt({ clock: () => now, lookEvery: null }));
});
afterAll(() => stand.stop());

let count = 0;
const TITLE = { zh: '验收', en: 'Receipt' };
const about = (returnNo: string) => ({ companyCode: 'GT01', plantCode: 'SZ1', returnNo });
/** A rung of a task of the keeper's. @returns the return */
async function rung(action: ProcessEventBody<'rung-reached'>['action'] = 'remind', role: string = 'keeper'): Promise<string> {
  const returnNo = `RT2026-${String(++count).padStart(6, '0')}`;
  await stand.say(RungReachedV1, { ...about(returnNo), clockId: 'c1/receive', sla: 's', title: TITLE, action, rung: 1, dueAt: now, rungAt: now, to: [{ dept: 'WAREHOUSE', role }], taskId: 't1' });
  return returnNo;
}
/** What waits leaves the house, as a channel would take it. */
async function push(): Promise<void> {
  const { app } = stand.service;
  await stand.database.dataSource.query('update notification set push_at = created_at where message_id is null and read_at is null and done_at is null');
  await new GatherPushes({ database: new Database(stand.database.dataSource), directory: app.get(Directory), people: () => app.get(HousePeople).records, channels: ['mail'], zone: ZONE, clock: () => now }).execute();
  await stand.database.dataSource.query(`update delivery set state = 'sent' where state = 'queued'`);
}
const idOf = async (person: string, returnNo: string): Promise<string> => ((await stand.get('/notifications?limit=200', person)).body['items'] as NotificationItem[]).find((one) => one.returnNo === returnNo)?.id ?? '';
const known = async (person: string, returnNo: string): Promise<number> => (await stand.post(`/notifications/${await idOf(person, returnNo)}/acknowledge`, person, {})).status;
const fact = (returnNo: string, staff: string, at: number, onBehalfOf?: string) => stand.deliver('warehouse', factEvent('warehouse', 'arrive'), `GT01/${returnNo}`, {
  factId: randomUUID(), kind: 'arrive', ...about(returnNo), taskId: 't1', performedAt: at, recordedAt: at, by: { dept: 'WAREHOUSE', role: 'keeper', staff, ...(onBehalfOf !== undefined && { onBehalfOf }) }, via: 'desk', payload: { packages: 1, packagingBroken: false },
});
async function figures(person: string, month: string = '2026-11'): Promise<readonly unknown[]> {
  const { rules } = (await stand.get(`/push-figures?month=${month}`, person)).body as unknown as PushFigures;
  return rules.filter(({ pushes }) => pushes > 0).map(({ rule, pushes, acted, share }) => [rule, pushes, acted, share]);
}

describe('a push', () => {
  it('was acted on when its person said 已知悉, claimed or answered the task within 8 working hours, himself or by his deputy; others do not count for him', async () => {
    const returns = [];
    for (let i = 0; i < 7; i += 1) returns.push(await rung());
    const [said, claimed, answered, deputised, colleague, late, silent] = returns as [string, string, string, string, string, string, string];
    await push();
    now += HOUR;
    expect(await known('e-keeper', said)).toBe(200);
    await stand.deliver('warehouse', TASK_HELD.warehouse, `holder/GT01/${claimed}`, { ...about(claimed), taskId: 't1', action: 'claim', holder: 'e-keeper', by: 'e-keeper', at: now });
    await fact(answered, 'e-keeper', now);
    await fact(deputised, 'e-whhead', now, 'e-keeper');
    await fact(colleague, 'e-logi', now);
    // the others' 8 working hours are not over yet; fewer than five say nothing
    expect(await figures('e-whhead')).toEqual([['remind', 4, 4, null]]);
    // 10:00 to 17:30 without lunch are 6 hours, so that Tuesday 10:30 is the end
    now = local(3, 11);
    expect(await known('e-keeper', late)).toBe(200);
    expect(await figures('e-whhead')).toEqual([['remind', 7, 4, 57.1]]);
    expect(await idOf('e-keeper', silent)).not.toBe('');
    expect([await figures('e-operator'), await figures('e-whhead', '2026-10')]).toEqual([[['remind', 7, 4, 57.1]], []]);
    expect((await stand.get('/push-figures?month=2026-11', 'e-keeper')).status).toBe(403);
    expect((await stand.get('/push-figures?month=2026-13', 'e-whhead')).status).toBe(400);
  });
});

describe('a rule under 20 % for four weeks', () => {
  interface Proposal { readonly id: string; readonly rule: string; readonly week: string; readonly pushes: number; readonly acted: number; readonly answer: string | null; readonly answeredBy: string | null }
  const proposals = async (person: string): Promise<Proposal[]> => (await stand.get('/digest-proposals', person)).body['items'] as Proposal[];
  const answer = (id: string, word: string, person: string) => stand.post(`/digest-proposals/${id}/answers`, person, { answer: word });

  it('is proposed once for the digest and IT hears of it; the own breach never is, nor what somebody acts on', async () => {
    for (let week = 0; week < 4; week += 1) {
      now = local(9 + 7 * week, 10);
      const told: string[] = [];
      for (let i = 0; i < 5; i += 1) told.push(await rung('remind'), await rung('breach'), await rung('escalate', 'whHead'));
      await push();
      now += HOUR;
      expect(await known('e-whhead', told[2] as string)).toBe(200);
      await stand.service.app.get(DeliveryLoop).look();
      expect(await proposals('e-whhead')).toEqual([]);
    }
    // on Tuesday the last week may still be acted on
    now = local(8, 9, 12);
    await stand.service.app.get(DeliveryLoop).look();
    expect(await proposals('e-whhead')).toEqual([]);
    now = local(9, 9, 12);
    for (let i = 0; i < 2; i += 1, now += 2 * HOUR) await stand.service.app.get(DeliveryLoop).look();
    expect((await proposals('e-whhead')).map(({ rule, week, pushes, acted, answer: said }) => [rule, week, pushes, acted, said])).toEqual([['remind', '2026-12-07', 20, 0, null]]);
    expect(((await stand.get('/notifications?limit=200', 'e-operator')).body['items'] as NotificationItem[]).map(({ title }) => title.zh)).toEqual(['建议改为日报：即将到期']);
  });

  it('moves to the digest when IT accepts, is pushed again when it takes that back, and is then not proposed for four weeks', async () => {
    const { id } = (await proposals('e-operator'))[0]!;
    for (const [person, word, status] of [['e-whhead', 'accept', 403], ['e-gm', 'accept', 403], ['e-operator', 'perhaps', 400]] as const) expect([person, (await answer(id, word, person)).status]).toEqual([person, status]);
    expect((await answer(randomUUID(), 'accept', 'e-operator')).status).toBe(404);
    expect((await answer(id, 'accept', 'e-operator')).body).toMatchObject({ rule: 'remind', answer: 'accept', answeredBy: 'e-operator', answeredAt: now });
    const byHouse = async (): Promise<string[]> => ((await stand.get('/preferences', 'e-keeper')).body['rules'] as { rule: string; byHouse: boolean }[]).filter((one) => one.byHouse).map(({ rule }) => rule);
    expect(await byHouse()).toEqual(['remind']);
    expect([(await answer(id, 'refuse', 'e-operator')).body['answer'], await byHouse()]).toEqual(['refuse', []]);
    now = local(16, 9, 12);
    await stand.service.app.get(DeliveryLoop).look();
    expect(await proposals('e-operator')).toHaveLength(1);
  });
});

describe('期初在途', () => {
  /** Taken over: the process says what became of the old facts, then what waits since then. */
  async function takenOver(openedAt: number, more: object = {}): Promise<string> {
    const returnNo = `RT2026-${String(++count).padStart(6, '0')}`;
    for (const [seq, kind] of (['register', 'arrive'] as const).entries()) {
      await stand.say(FactAppliedV1, { ...about(returnNo), source: 'takeover', seq: seq + 1, factId: randomUUID(), kind, outcome: 'applied', anomalies: [] });
    }
    await stand.task('warehouse', 'receive', { ...about(returnNo), owner: { dept: 'WAREHOUSE', role: 'keeper', head: 'whHead' }, openedAt, dueAt: openedAt + HOUR, ...more });
    return returnNo;
  }
  const listed = async (returnNo: string): Promise<number> => ((await stand.get('/notifications?limit=200', 'e-keeper')).body['items'] as NotificationItem[]).filter((one) => one.returnNo === returnNo).length;

  it('many with tasks that would be pushed each are one message of the next digest; what opens afterwards is pushed as ever, and counts in no figure', async () => {
    const opened = Date.now() - 3 * 24 * HOUR;
    const returns: string[] = [];
    for (let i = 0; i < 30; i += 1) returns.push(await takenOver(opened, i % 3 === 0 ? { step: 'hold', accepts: 'hold' } : i % 3 === 1 ? { accepts: 'discrepancy' } : {}));
    expect(await Promise.all(returns.map(listed))).toEqual(returns.map(() => 0));
    // a Monday after all others of this suite
    now = local(7, 8, 12) + HOUR / 2;
    const { app } = stand.service;
    await new SendDigests({ database: new Database(stand.database.dataSource), directory: app.get(Directory), people: () => app.get(HousePeople).records, channels: ['mail'], zone: ZONE, clock: () => now }).execute();
    const told: { kind: string; text: string }[] = await stand.database.dataSource.query(`select kind, text_zh as text from message where person = 'e-keeper' and created_at >= $1`, [new Date(now)]);
    expect(told).toEqual([{ kind: 'digest', text: expect.stringMatching(/^超时 30 · .*等您处理 30/) }]);

    const [first = ''] = returns;
    const openedNow = Date.now() + HOUR;
    await stand.task('warehouse', 'receive', { ...about(first), taskId: 't-new', owner: { dept: 'WAREHOUSE', role: 'keeper', head: 'whHead' }, openedAt: openedNow, dueAt: openedNow + HOUR });
    expect(await listed(first)).toBe(1);
    await push();
    now += 24 * HOUR;
    expect(await figures('e-whhead', '2026-12')).toEqual([]);
  });
});
