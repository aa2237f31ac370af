/** What services ask and tell each other over HTTP: alarms of finance and masterdata reach people through notifications, and masterdata asks the desks before it erases anybody. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlarmLoop } from '@guitu/platform/alarms/alarm-loop';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { publicId } from '@guitu/task-desk/tasks/task-row';
import finance from '@guitu/finance/service';
import masterdata from '@guitu/masterdata/service';
import notifications from '@guitu/notifications/service';

let [bell, money, master]: [DeskStand, DeskStand, DeskStand] = [undefined as never, undefined as never, undefined as never];
beforeAll(async () => {
  bell = await DeskStand.start(notifications);
  const env = { GUITU_NOTIFICATIONS_URL: bell.service.url };
  money = await DeskStand.start(finance, env);
  master = await DeskStand.start(masterdata, { ...env, GUITU_FINANCE_URL: money.service.url });
});
afterAll(() => Promise.all([money?.stop(), master?.stop(), bell?.stop()]));

const looks = (stand: DeskStand): Promise<void> => stand.service.app.get(AlarmLoop).look();
/** Warnings in a person's list, oldest first, without those of the machine the test runs on. */
async function told(person: string): Promise<string[]> {
  const { items } = (await bell.get('/notifications?limit=200', person)).body as unknown as { items: { kind: string; text: { zh: string } }[] };
  return items.filter(({ kind, text }) => kind === 'alarm' && !text.zh.startsWith('磁盘')).map(({ text }) => text.zh).reverse();
}
/** As a posting stands when the other system refused it, or when nobody knows. */
const posting = (no: number, state: string, reason: string): Promise<unknown> => money.database.dataSource.query(
  `insert into posting (company_code, plant_code, return_no, kind, mode, task_id, task_rev, amount, approved, way, payload, external_key, state, reason, ordered_by)
   values ('GT01', 'SZ1', $1, 'settlement', 'connector', 'case/post/1/1', 1, 100, 100, 'receivable', '{}', $2, $3, $4, 'e-fin')`, [`RT2026-00000${no}`, `RT2026-00000${no}-C1`, state, reason],
);
const becomes = (no: number, state: string): Promise<unknown> => money.database.dataSource.query('update posting set state = $2 where return_no = $1', [`RT2026-00000${no}`, state]);

describe('the house tells its people', () => {
  it('of postings that failed: finance once, IT of what is technical, and again when it comes back', async () => {
    await posting(1, 'refused', 'closed-period');
    await posting(2, 'unknown', 'no-answer');
    const [one, two] = ['过账多次失败：RT2026-000001-C1。', '过账多次失败：RT2026-000002-C1。'];
    await looks(money);
    await looks(money);
    expect([await told('e-fin'), await told('e-operator')]).toEqual([[one, two], [two]]);
    await becomes(1, 'withdrawn');
    await looks(money);
    await becomes(1, 'refused');
    await looks(money);
    await looks(money);
    expect(await told('e-fin')).toEqual([one, two, one]);
  });

  it('while notifications is away nothing is lost: the next look says it', async () => {
    const away = await DeskStand.start(finance, { GUITU_NOTIFICATIONS_URL: 'http://127.0.0.1:9' });
    await looks(away);
    await away.stop();
    await posting(3, 'unknown', 'voucher-taken');
    await looks(money);
    expect((await told('e-fin')).at(-1)).toBe('过账多次失败：RT2026-000003-C1。');
  });

  it('of a calendar that is none, until the plant has one', async () => {
    const put = (version: number, calendarCode: string | null) => master.send('PUT', '/plants/CD1', 'e-hr', { version, fields: { name: { zh: '成都', en: null }, timeZone: 'Asia/Shanghai', calendarCode } }, { 'idempotency-key': `alarm-plant-${version}` });
    await master.database.dataSource.query(`update master_record set body = jsonb_set(body, '{coveredUntil}', '"2099-12-31"') where type = 'calendar'`);
    const calendars = async (): Promise<string[]> => (await told('e-operator')).filter((text) => text.startsWith('日历'));
    await looks(master);
    expect(await calendars()).toEqual([]);
    await put(0, null);
    await looks(master);
    await looks(master);
    expect(await calendars()).toEqual(['日历即将到期：CD1。']);
    await put(1, 'cn-standard');
    await looks(master);
    expect(await bell.database.dataSource.query(`select kind, ref from alarm where over_at is null and kind = 'calendar'`)).toEqual([]);
  });

  it('of events that failed and hold up what follows', async () => {
    await money.database.dataSource.query(`insert into parked (source, subject, seq, kind, reason, headers) values ('process', 'GT01/RT2026-000009', 1, 'poison', 'x', '{}')`);
    await looks(money);
    expect((await told('e-operator')).at(-1)).toBe('消息处理失败，后续消息等待：finance.process。');
  });
});

describe('before a person’s data are erased', () => {
  const shown = async (whose: string): Promise<{ openReturns: string[]; unanswered: string[] }> => (await master.get(`/erasures/preview?${whose}`, 'e-hr')).body as never;

  it('the desks say which returns are under way: the customer’s, and those in which the employee has a part', async () => {
    await money.status('RT2026-000101', { customerCode: 'C-GONE' });
    await money.status('RT2026-000102', { customerCode: 'C-GONE', closed: true });
    await money.status('RT2026-000103', { customerCode: 'C-STAYS' });
    const held = await money.task('finance', 'post', { scope: {}, returnNo: 'RT2026-000103', taskId: 'case/post/1/1', lines: [], menu: { amount: 100 }, customerCode: 'C-STAYS' });
    expect((await money.post(`/tasks/${publicId(held.returnNo, held.taskId)}/claim`, 'e-fin', undefined)).status).toBe(200);
    const others = ['returns', 'warehouse', 'quality', 'production'];
    expect(await shown('customerCode=C-GONE')).toMatchObject({ openReturns: ['RT2026-000101'], unanswered: others });
    expect(await shown('staff=e-fin')).toMatchObject({ openReturns: ['RT2026-000103'], unanswered: others });
    expect(await shown('staff=e-buyer')).toMatchObject({ openReturns: [], unanswered: others });
    const refused = await master.post('/erasures', 'e-hr', { owner: { staff: 'e-fin' }, reasonCode: 'LEFT' });
    expect([refused.status, refused.body.code, refused.body.errors?.map(({ path }) => path)]).toEqual([409, 'open-returns', ['RT2026-000103', ...others]]);
  });
});
