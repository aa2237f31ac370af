/** From list rows to messages: merged, after quiet hours, to whoever is there; digests once per slot. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Directory } from '@guitu/identity/directory';
import { houseOf, type TestPerson } from '@guitu/identity/testbed/house-of';
import type { AbsenceRecord, PeopleRecords } from '@guitu/masterdata-view/people-records';
import { Database } from '@guitu/persistence/database';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { acknowledge } from '../acknowledging/acknowledge.js';
import { SendDigests } from '../digest/send-digests.js';
import { NOTIFICATION_MIGRATIONS } from '../testbed/migrations.js';
import { NotificationBell } from '../live/notification-bell.js';
import type { NotificationKind } from '../ringing/message.rules.js';
import { Ring } from '../ringing/ring.js';
import { readRingingConfig } from '../ringing/ringing-config.js';
import type { RuleKey } from '../rules/notification-rules.js';
import { GatherPushes } from './gather-pushes.js';
import { ReachOthers } from './reach-others.js';

const MINUTE = 60_000;
/** Local time in Shanghai, November 2026; the 20th is a Friday. */
const local = (day: number, hour: number, minute: number = 0): number => Date.UTC(2026, 10, day, hour - 8, minute);
let test: TestDatabase;
let database: Database;
let bell: NotificationBell;
let house: PeopleRecords;
let now = 0;
beforeAll(async () => {
  test = await createTestDatabase(NOTIFICATION_MIGRATIONS);
  database = new Database(test.dataSource);
  bell = new NotificationBell(database, test.url);
});
afterAll(() => test.drop());
beforeEach(async () => {
  await database.query('truncate notification, delivery, message, open_task, digest, digest_choice, digest_proposal, channel_choice cascade');
  live([person('e-1', ['qc']), person('e-2', ['qcHead'])]);
  now = local(20, 10);
});

const person = (staff: string, roles: string[], more: Partial<TestPerson> = {}): TestPerson => ({ staff, roles, companyCode: 'GT01', plantCodes: ['SZ1'], ...more });
const live = (people: TestPerson[], more: Partial<PeopleRecords> = {}): void => { house = houseOf(people, more); };
const leave = (staff: string, from: number, to: number): AbsenceRecord => ({ companyCode: 'GT01', staff, from, to, because: 'leave', record: `l-${staff}` });
const clock = (): number => now;
const directory = new Directory(() => house, clock);
const options = () => ({ database, directory, people: () => house, channels: ['mail' as const], zone: 'Asia/Shanghai', clock });
const ring = (kind: NotificationKind, rule: RuleKey, n: number = 1, staff: string = 'e-1', env: Record<string, string> = {}, taskId: string | null = null): Promise<void> => database.transaction((tx) =>
  new Ring(readRingingConfig(env), bell, { pushes: true, clock }).execute(
    tx, { companyCode: 'GT01', plantCode: 'SZ1', eventId: randomUUID(), returnNo: `RT2026-00000${n}`, occurredAt: new Date(now), rule },
    { kind, title: { zh: `题${n}`, en: `title ${n}` }, text: { zh: `文${n}`, en: `text ${n}` }, taskId, dueAt: null }, [{ staff, role: 'qc' }],
  ));
const gather = (): Promise<number> => new GatherPushes(options()).execute();
const messages = (): Promise<{ person: string; kind: string; title_zh: string; text_zh: string; link: string }[]> => database.query('select person, kind, title_zh, text_zh, link from message order by created_at, person');

describe('pushes', () => {
  it('of the same person and rule within five minutes are one, others are their own', async () => {
    await ring('breach', 'breach', 1);
    now += 2 * MINUTE;
    await ring('breach', 'breach', 2);
    await ring('notice', 'notice', 3);
    expect([await gather(), await messages()]).toEqual([0, []]);
    now += 3 * MINUTE;
    expect([await gather(), await gather()]).toEqual([1, 0]);
    now += 2 * MINUTE;
    await gather();
    expect(await messages()).toEqual([
      { person: 'e-1', kind: 'breach', title_zh: '超时：2 项', text_zh: '文1\n文2', link: '/inbox' }, { person: 'e-1', kind: 'notice', title_zh: '题3', text_zh: '文3', link: '/returns/RT2026-000003' },
    ]);
    expect(await database.query('select state from delivery')).toEqual([{ state: 'queued' }, { state: 'queued' }]);
  });

  it('of a rung he has taken note of (已知悉) do not go out, nor does a chase of it; the next rung does, and its chase', async () => {
    const tell = (kind: NotificationKind, rule: RuleKey) => ring(kind, rule, 1, 'e-1', {}, 't1');
    const say = () => database.transaction(async (tx) => {
      const [row] = await tx.query<{ id: string }>('select id from notification order by ord desc limit 1');
      return acknowledge(tx, { staff: 'e-1', companyCode: 'GT01' }, row?.id ?? '', now);
    });
    await tell('remind', 'remind');
    await say();
    await tell('nudge', 'nudge');
    now += 5 * MINUTE;
    expect([await gather(), await messages()]).toEqual([0, []]);
    await tell('breach', 'breach');
    await tell('nudge', 'nudge');
    now += 5 * MINUTE;
    expect([await gather(), (await messages()).map(({ kind }) => kind).sort()]).toEqual([2, ['breach', 'nudge']]);
  });

  it('of a rule that the house has moved to the digest do not go out; those of others do', async () => {
    await database.query(`insert into digest_proposal (company_code, rule, week, pushes, acted, proposed_at, answer, answered_by, answered_at) values ('GT01', 'remind', '2026-11-16', 20, 1, now(), 'accept', 'e-9', now()), ('XX01', 'notice', '2026-11-16', 20, 1, now(), 'accept', 'e-8', now())`);
    await ring('remind', 'remind', 1);
    await ring('notice', 'notice', 2);
    now += 5 * MINUTE;
    expect([await gather(), (await messages()).map(({ kind }) => kind)]).toEqual([1, ['notice']]);
    expect(await database.query('select act_by from notification where message_id is not null')).toEqual([{ act_by: new Date(local(23, 10, 35)) }]);
  });

  it('wait for the end of quiet hours; what stops shipments or production does not', async () => {
    now = local(20, 17, 40);
    await ring('breach', 'breach', 1);
    await ring('notice', 'stop_work', 2);
    now += 10 * MINUTE;
    expect(await gather()).toBe(1);
    now = local(23, 8, 29);
    expect(await gather()).toBe(0);
    now = local(23, 8, 30);
    expect(await gather()).toBe(1);
    expect((await messages()).map(({ kind }) => kind)).toEqual(['stop_work', 'breach']);
  });

  it('of somebody who is on leave by then reach whoever stands in, with the reason; never the person who is away', async () => {
    await ring('breach', 'breach', 1);
    live([person('e-1', ['qc']), person('e-2', ['qcHead'])], { leaves: [leave('e-1', local(20, 10, 2), local(27, 0))] });
    now += 5 * MINUTE;
    await gather();
    expect((await messages()).map(({ person: to }) => to)).toEqual(['e-2']);
    expect(await database.query(`select person, stands_in_for, why, because from notification order by ord`)).toEqual([
      { person: 'e-1', stands_in_for: null, why: null, because: null }, { person: 'e-2', stands_in_for: 'e-1', why: 'head', because: 'leave' },
    ]);
  });

  it('reach somebody who is away when the house has nobody else', async () => {
    live([person('e-1', ['qc'], { absent: true })]);
    await ring('breach', 'breach', 1);
    now += 5 * MINUTE;
    await gather();
    expect((await messages()).map(({ person: to }) => to)).toEqual(['e-1']);
  });

  it('that no channel takes to their person go on to whoever answers for him, once, and say why', async () => {
    await ring('remind', 'remind', 1);
    now += 5 * MINUTE;
    await gather();
    const reach = (): Promise<number> => new ReachOthers(options()).execute();
    expect(await reach()).toBe(0);
    await database.query(`update delivery set state = 'failed', reason = 'no-address'`);
    expect([await reach(), await reach(), await gather()]).toEqual([1, 0, 1]);
    expect((await messages()).map(({ person: to }) => to)).toEqual(['e-1', 'e-2']);
    expect(await database.query(`select person, stands_in_for, because from notification order by ord desc limit 1`)).toEqual([{ person: 'e-2', stands_in_for: 'e-1', because: 'unreachable' }]);
  });

  it('go by the channels in the person’s own order, and not at all by a rule he has moved to his digest', async () => {
    await database.query(`insert into channel_choice values ('GT01', 'e-1', '{dingtalk}')`);
    await database.query(`insert into digest_choice values ('GT01', 'e-1', 'notice')`);
    await ring('remind', 'remind', 1);
    await ring('notice', 'notice', 2);
    now += 5 * MINUTE;
    const both = { ...options(), channels: ['mail' as const, 'dingtalk' as const] };
    expect(await new GatherPushes(both).execute()).toBe(1);
    expect(await database.query('select kind, channels, footer_zh, digest_rule, card from message')).toEqual([
      { kind: 'remind', channels: ['dingtalk', 'mail'], footer_zh: '为何收到：即将到期 · 检验员', digest_rule: 'remind', card: { returnNo: 'RT2026-000001', customerCode: null, dueAt: null } },
    ]);
  });

  it('are left out for what was done meanwhile', async () => {
    await ring('remind', 'remind', 1);
    await database.query('update notification set done_at = now()');
    now += 5 * MINUTE;
    expect(await gather()).toBe(0);
  });

  it('are left out for what was read meanwhile, for rules that do not push, and for what the kill switch held back', async () => {
    await ring('breach', 'breach', 1);
    await database.query('update notification set read_at = now()');
    await ring('breach_withdrawn', 'breach_withdrawn', 2);
    await ring('escalate', 'escalate', 3, 'e-1', { GUITU_NOTIFICATIONS_ENABLED: 'false' });
    now += 60 * MINUTE;
    expect([await gather(), await messages()]).toEqual([0, []]);
  });

  it('of two replicas at once are made once', async () => {
    await ring('breach', 'breach', 1);
    now += 5 * MINUTE;
    const made = await Promise.all([gather(), gather(), gather()]);
    expect(made.reduce((sum, one) => sum + one)).toBe(1);
  });
});

describe('digests', () => {
  const task = (id: string, role: string, dueAt: number | null, openedAt: number): Promise<unknown> => database.query(
    `insert into open_task (company_code, return_no, task_id, plant_code, role, head, opened_at, due_at) values ('GT01', 'RT2026-000001', $1, 'SZ1', $2, 'qcHead', $3, $4)`,
    [id, role, new Date(openedAt), dueAt === null ? null : new Date(dueAt)],
  );
  const look = (): Promise<number> => new SendDigests(options()).execute();

  it('come at the start of the day and at 16:30, once each, and only to whom something waits', async () => {
    await task('t-1', 'qc', local(19, 12), local(18, 9));
    await task('t-2', 'qc', local(20, 17), local(18, 9));
    await task('t-3', 'qc', null, local(20, 8));
    await ring('breach_withdrawn', 'breach_withdrawn', 1);
    now = local(20, 8, 29);
    expect(await look()).toBe(0);
    now = local(20, 8, 31);
    expect([await look(), await look()]).toEqual([2, 0]);
    expect(await messages()).toMatchObject([
      { person: 'e-1', kind: 'digest', title_zh: '待办日报', text_zh: '超时 1 · 今日到期 1 · 新增 1 · 等您处理 3 · 未读 1', link: '/inbox' },
      // the head hears of his people's overdue task every day, and with the first digest of the week what the week left
      { person: 'e-2', text_zh: '超时 0 · 今日到期 0 · 新增 0 · 等您处理 0 · 未读 0\n部门超时 1\n上周：部门超时 0 次，未结 3 项，其中超时 1 项' },
    ]);
    now = local(20, 16, 30);
    expect(await look()).toBe(2);
    expect((await messages()).slice(2).map(({ text_zh: text }) => text)).toEqual(['超时 1 · 今日到期 1 · 新增 0 · 等您处理 3 · 未读 1', '超时 0 · 今日到期 0 · 新增 0 · 等您处理 0 · 未读 0\n部门超时 1']);
  });

  it('leave out whoever is away; the tasks are then in the digest of whoever stands in', async () => {
    live([person('e-1', ['qc'], { absent: true }), person('e-2', ['qcHead'])]);
    await task('t-1', 'qc', local(19, 12), local(18, 9));
    now = local(20, 9);
    await look();
    expect((await messages()).map(({ person: to, text_zh: text }) => [to, text])).toEqual([['e-2', '超时 1 · 今日到期 0 · 新增 0 · 等您处理 1 · 未读 0']]);
  });
});
