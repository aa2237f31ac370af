import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Directory } from '@guitu/identity/directory';
import { houseOf, type TestPerson } from '@guitu/identity/testbed/house-of';
import { Database } from '@guitu/persistence/database';
import { inTransaction } from '@guitu/persistence/transaction';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { NOTIFICATION_MIGRATIONS } from '../testbed/migrations.js';
import { NotificationBell } from '../live/notification-bell.js';
import type { Message, NotificationKind } from './message.rules.js';
import { NewTasks } from './new-tasks.js';
import { recipientsOf } from './recipients.rules.js';
import { ownerOfReturn, rememberRegistrar } from './registrar.js';
import { Ring, type Occasion } from './ring.js';
import { readRingingConfig } from './ringing-config.js';

let database: TestDatabase;
let bell: NotificationBell;
beforeAll(async () => {
  database = await createTestDatabase(NOTIFICATION_MIGRATIONS);
  bell = new NotificationBell(new Database(database.dataSource), database.url);
});
afterAll(() => database.drop());
beforeEach(() => database.dataSource.query('truncate notification, return_registrar'));

const place = { companyCode: 'GT01', plantCode: 'SZ1' };
const occasion = (eventId: string = randomUUID()): Occasion => ({ ...place, eventId, returnNo: 'RT2026-000001', occurredAt: new Date(0), rule: 'remind' });
const doors = { pushes: false, clock: () => 0 };
const message = (kind: NotificationKind = 'remind'): Message => ({ kind, title: { zh: '题', en: 'title' }, text: { zh: '文', en: 'text' }, taskId: null, dueAt: null });
const ring = (env: Record<string, string>, event: Occasion, recipients: { staff: string; role: string }[], kind?: NotificationKind) =>
  inTransaction(database.dataSource, (tx) => new Ring(readRingingConfig(env), bell, doors).execute(tx, event, message(kind), recipients));
const rows = () => database.dataSource.query<{ person: string; held: string | null }[]>('select person, held from notification order by ord');

describe('ringing people', () => {
  it('rings a person once for an event, however often it comes', async () => {
    const event = occasion();
    await Promise.all([1, 2, 3].map(() => ring({}, event, [{ staff: 'e-1', role: 'qc' }, { staff: 'e-2', role: 'qc' }])));
    expect((await rows()).map((row) => row.person).sort()).toEqual(['e-1', 'e-2']);
  });

  it('keeps what goes over the hour’s cap of a rung as held back, per person and kind', async () => {
    const env = { GUITU_NOTIFICATIONS_CAP_REMIND: '2' };
    for (let i = 0; i < 3; i += 1) await ring(env, occasion(), [{ staff: 'e-1', role: 'qc' }]);
    await ring(env, occasion(), [{ staff: 'e-2', role: 'qc' }]);
    await ring(env, occasion(), [{ staff: 'e-1', role: 'qc' }], 'breach');
    expect((await rows()).map((row) => row.held)).toEqual([null, null, 'cap', null, null]);
  });

  it('keeps the cap also when events of several returns come at the same moment', async () => {
    await Promise.all(Array.from({ length: 8 }, () => ring({ GUITU_NOTIFICATIONS_CAP_REMIND: '3' }, occasion(), [{ staff: 'e-1', role: 'qc' }])));
    expect((await rows()).filter((row) => row.held === null)).toHaveLength(3);
  });

  it('rings nobody while the switch is off, and loses nothing', async () => {
    await ring({ GUITU_NOTIFICATIONS_ENABLED: 'false' }, occasion(), [{ staff: 'e-1', role: 'qc' }], 'escalate');
    expect(await rows()).toEqual([{ person: 'e-1', held: 'switched_off' }]);
  });

  it('names every wrong variable of its configuration', () => {
    expect(() => readRingingConfig({ GUITU_NOTIFICATIONS_ENABLED: 'no', GUITU_NOTIFICATIONS_CAP_BREACH: '0' })).toThrow(/GUITU_NOTIFICATIONS_ENABLED(.|\n)*GUITU_NOTIFICATIONS_CAP_BREACH/);
  });
});

const person = (staff: string, roles: string[], more: Partial<TestPerson> = {}): TestPerson => ({ staff, roles, companyCode: 'GT01', plantCodes: ['SZ1'], ...more });

describe('who is rung for a role', () => {
  const staffOf = (people: TestPerson[], ...roles: string[]) => recipientsOf(new Directory(houseOf(people)), place, roles.map((role) => ({ role }))).map(({ staff, onBehalfOf }) => (onBehalfOf === undefined ? staff : `${staff} for ${onBehalfOf}`));

  it('its present holders of this plant, each once', () => {
    const people = [person('e-1', ['qc', 'qcs']), person('e-2', ['qc'], { absent: true }), person('e-3', ['qc'], { plantCodes: ['DG1'] })];
    expect(staffOf(people, 'qc', 'qcs')).toEqual(['e-1']);
  });

  it('a substitute of an absent holder, then the head, then anybody rather than nobody', () => {
    const away = person('e-1', ['qc'], { absent: true, substitute: 'e-2' });
    expect(staffOf([away, person('e-2', ['eng'])], 'qc')).toEqual(['e-2 for e-1']);
    expect(staffOf([away, person('e-2', ['eng'], { absent: true }), person('e-9', ['qcHead'])], 'qc')).toEqual(['e-9']);
    expect(staffOf([person('e-7', ['prod'])], 'qc')).toEqual(['e-7']);
  });
});

describe('who hears how a return ended', () => {
  const closed = { ...place, returnNo: 'RT2026-000001' };
  const hear = (people: TestPerson[]) => inTransaction(database.dataSource, (tx) => ownerOfReturn(tx, new Directory(houseOf(people)), closed));
  const register = () => inTransaction(database.dataSource, (tx) => rememberRegistrar(tx, { ...closed, by: { dept: 'SERVICE', staff: 'e-1', role: 'cs' } }));

  it('whoever registered it', async () => {
    await register();
    expect(await hear([person('e-1', ['cs']), person('e-2', ['cs'])])).toEqual([{ staff: 'e-1', role: 'cs' }]);
  });

  it('the same role while that person is away or gone', async () => {
    await register();
    expect(await hear([person('e-1', ['cs'], { absent: true }), person('e-2', ['cs'])])).toEqual([{ staff: 'e-2', role: 'cs' }]);
  });

  it('sales when nobody knows who registered it', async () => {
    expect(await hear([person('e-1', ['cs']), person('e-3', ['sales'])])).toEqual([{ staff: 'e-3', role: 'sales' }]);
  });
});

describe('new tasks', () => {
  const task = { companyCode: 'GT01', returnNo: 'RT2026-000001', taskId: 't1' };
  const isNews = (env: Record<string, string>, state: 'open' | 'done' = 'open', rule: 'task' | 'task_soon' = 'task') => inTransaction(database.dataSource, (tx) => new NewTasks(readRingingConfig(env)).isNews(tx, { ...task, state }, rule));

  it('are not told unless the house wants it, or they are due soon', async () => expect([await isNews({}), await isNews({}, 'open', 'task_soon')]).toEqual([false, true]));

  it('are told once each, not at every restatement', async () => {
    const env = { GUITU_NOTIFICATIONS_NEW_TASKS: 'true' };
    expect([await isNews(env), await isNews(env, 'done')]).toEqual([true, false]);
    await inTransaction(database.dataSource, (tx) => new Ring(readRingingConfig(env), bell, doors).execute(tx, occasion(), { ...message('task'), taskId: 't1' }, [{ staff: 'e-1', role: 'qc' }]));
    expect(await isNews(env)).toBe(false);
  });
});
