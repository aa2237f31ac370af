/** What customers hear: from events of the process to one mail an hour, addressed by masterdata at that moment; canaries stay nowhere. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactAppliedV1, NoticeRequestedV1, ReturnClosedV1, type ProcessEventBody } from '@guitu/contracts/events/process-events';
import { Database } from '@guitu/persistence/database';
import { readRecords } from '@guitu/messaging/testbed/foreign-records';
import { topicOf } from '@guitu/messaging/event-definition';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { testBrokers } from '@guitu/testing/test-address';
import { MailChannel } from '../channels/mail.js';
import { SendDue } from '../delivery/send-due.js';
import notifications from '../service.js';
import { MailSink } from '../testbed/mail-sink.js';
import { WriteToCustomers } from './write-to-customers.js';

/** Shanghai, 2026-11-20. */
const local = (hour: number, minute: number = 0): number => Date.UTC(2026, 10, 20, hour - 8, minute);
const CANARY = { name: '金丝雀', mail: 'canary@customer.example', wecom: null, dingtalk: null, feishu: null, language: 'zh' as const };
let stand: DeskStand;
let mail: MailSink;
let now = 0;
const clock = (): number => now;
const database = (): Database => new Database(stand.database.dataSource);
const asked: object[] = [];
beforeAll(async () => {
  [stand, mail] = [await DeskStand.start(notifications), await MailSink.start()];
});
afterAll(async () => {
  await mail.stop();
  await stand.stop();
});

const about = (returnNo: string) => ({ companyCode: 'GT01', plantCode: 'SZ1', returnNo });
let seq = 0;
const applied = (returnNo: string, kind: ProcessEventBody<'fact-applied'>['kind'], outcome: ProcessEventBody<'fact-applied'>['outcome'] = 'applied'): Promise<number> =>
  stand.say(FactAppliedV1, { ...about(returnNo), source: 'returns', seq: (seq += 1), factId: `f-${seq}`, kind, outcome, anomalies: [] });
const write = (): Promise<number> => new WriteToCustomers({ database: database(), zone: 'Asia/Shanghai', clock }).execute();
const texts = (): Promise<{ text_zh: string }[]> => database().query(`select text_zh from message where kind = 'customer' order by created_at`);

describe('a customer', () => {
  const [one, other] = ['RT2026-000001', 'RT2026-000002'];

  it('hears each event once, however often it comes, and nothing the process has not taken', async () => {
    await applied(one, 'register');
    await applied(one, 'receive');
    await applied(one, 'receive');
    await applied(one, 'ship', 'anomaly');
    await applied(one, 'inspect');
    now = local(10);
    // nobody has said yet whose return it is
    expect(await write()).toBe(0);
    await stand.task('returns', 'instruct', { ...about(one), customerCode: 'C-1' });
    expect([await write(), await write(), await texts()]).toEqual([1, 0, [{ text_zh: `${one}：我们已收到您的退货申请\n${one}：我们已收到您寄回的货物` }]]);
  });

  it('gets one message an hour for all returns, in the words of the procedure where it has some', async () => {
    await stand.task('returns', 'instruct', { ...about(other), customerCode: 'C-1' });
    await stand.say(NoticeRequestedV1, { ...about(one), text: 'handling_decided', title: { zh: '处理结果已定', en: 'Handling decided' }, to: [], counterparty: 'customer', anchor: 'dispose', clause: 'S000-04 §5.3' });
    await applied(other, 'register');
    now = local(10, 59);
    expect(await write()).toBe(0);
    now = local(11);
    expect([await write(), (await texts())[1]]).toEqual([1, { text_zh: `${one}：处理结果已定\n${other}：我们已收到您的退货申请` }]);
  });

  it('is not written to between 21:00 and 8:00', async () => {
    await stand.say(ReturnClosedV1, { ...about(one), result: 'completed', closedAt: 10, state: {} });
    now = local(21);
    expect(await write()).toBe(0);
    now = local(32);
    expect([await write(), (await texts())[2]]).toEqual([1, { text_zh: `${one}：您的退货已处理完毕，欢迎评价` }]);
  });

  it('is addressed at the moment of sending, and known nowhere afterwards', async () => {
    const sender = new SendDue({
      database: database(), clock, baseUrl: 'http://guitu.example', zone: 'Asia/Shanghai', channels: [new MailChannel({ smtpUrl: mail.url, from: 'guitu@guitu.example' })],
      contacts: (_company, owner) => {
        asked.push(owner);
        return Promise.resolve(CANARY);
      },
    });
    await sender.execute();
    expect(mail.mails.map(({ to }) => to)).toEqual([['canary@customer.example'], ['canary@customer.example'], ['canary@customer.example']]);
    expect(asked).toEqual([{ customerCode: 'C-1' }, { customerCode: 'C-1' }, { customerCode: 'C-1' }]);
    const tables: { name: string }[] = await database().query(`select table_name as name from information_schema.tables where table_schema = 'public'`);
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) expect([name, await database().query(`select 1 from "${name}" t where t::text ~ '金丝雀|canary'`)]).toEqual([name, []]);
    for (const source of ['notifications', 'process']) {
      const records = await readRecords({ brokers: testBrokers(), clientId: 'canary' }, topicOf(stand.topicPrefix, source));
      expect(records.filter(({ key, value }) => /金丝雀|canary/.test(`${key}${value}`))).toEqual([]);
    }
  });
});
