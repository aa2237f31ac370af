/** Deliveries as rows: vendors' limits kept, two failures and the next channel, nothing sent again whose fate nobody knows. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DingtalkChannel } from '../channels/dingtalk.js';
import { FeishuChannel } from '../channels/feishu.js';
import { MailChannel } from '../channels/mail.js';
import { WecomChannel } from '../channels/wecom.js';
import { MarkDone } from './mark-done.js';
import { SendDue } from './send-due.js';
import { contactOf, DeliveryStand } from '../testbed/delivery-stand.js';
import { MailSink } from '../testbed/mail-sink.js';
import { dingtalkSink, feishuSink, type RobotSink } from '../testbed/robot-sinks.js';
import type { VendorServer } from '../testbed/vendor-server.js';
import { WecomSink } from '../testbed/wecom-sink.js';

const MINUTE = 60_000;
const WECOM = { corpId: 'ww1', secret: 'sec', agentId: 7 };
let stand: DeliveryStand;
let mail: MailSink;
let ding: RobotSink;
let feishu: RobotSink;
let [wecom, wecomServer]: [WecomSink, VendorServer] = [undefined as never, undefined as never];
const clock = (): number => stand.now;
const channels = {
  mail: () => new MailChannel({ smtpUrl: mail.url, from: 'guitu@guitu.example' }),
  ding: () => new DingtalkChannel({ baseUrl: ding.server.url, accessToken: 't', secret: 's' }, clock),
  feishu: () => new FeishuChannel({ hookUrl: `${feishu.server.url}/hook`, secret: 's' }, clock),
  wecom: () => new WecomChannel({ baseUrl: wecomServer.url, ...WECOM }, clock),
};

beforeAll(async () => {
  stand = await DeliveryStand.start({
    'e-1': contactOf({ mail: 'canary1@house.example', dingtalk: 'ding-1', wecom: 'wx-1', feishu: 'ou_1' }), 'e-2': contactOf({ mail: 'canary2@house.example', wecom: 'wx-2', language: 'en' }),
    'e-gone': contactOf({ mail: 'nobody@house.example', dingtalk: 'ding-9' }),
  });
  [mail, ding, feishu] = [await MailSink.start(), await dingtalkSink('t', 's', clock), await feishuSink('/hook', 's', clock)];
  ({ sink: wecom, server: wecomServer } = await WecomSink.start(WECOM, clock));
});
afterEach(async () => {
  stand.now += 24 * 60 * MINUTE;
  [mail.lose, ding.server.lose, stand.away] = [false, undefined, false];
  await stand.database.query('truncate delivery, message, channel_use, channel_pause cascade');
});
afterAll(async () => {
  await Promise.all([mail.stop(), ding.server.stop(), feishu.server.stop(), wecomServer.stop()]);
  await stand.test.drop();
});

describe('a delivery', () => {
  it('goes out once, in the language of its person, who is looked up then and named by the delivery’s key', async () => {
    const id = await stand.message('e-2', ['wecom']);
    await Promise.all([1, 2, 3].map(() => stand.sender(channels.wecom()).execute()));
    expect(wecom.taken.filter(({ to }) => to === 'wx-2').map(({ title }) => title)).toEqual(['Overdue']);
    expect(await stand.rows(id)).toEqual([{ channel: 'wecom', state: 'sent', reason: null, attempts: 1, vendor_ref: 'm-1' }]);
    expect(stand.asked.at(-1)).toEqual({ owner: { staff: 'e-2' }, reference: `guitu-${id}-wecom` });
  });

  it('that failed twice goes on to the next channel; one without an address at once', async () => {
    const id = await stand.message('e-gone', ['wecom', 'mail', 'dingtalk']);
    const sender = stand.sender(channels.wecom(), channels.mail(), channels.ding());
    await sender.execute();
    expect(await stand.rows(id)).toMatchObject([{ channel: 'wecom', state: 'failed', reason: 'no-address' }, { channel: 'mail', state: 'queued', reason: 'smtp-550', attempts: 1 }]);
    stand.now += MINUTE;
    await sender.execute();
    expect(await stand.rows(id)).toMatchObject([{ channel: 'wecom' }, { channel: 'mail', state: 'failed', reason: 'smtp-550', attempts: 2 }, { channel: 'dingtalk', state: 'sent' }]);
    expect(ding.taken.at(-1)).toMatchObject({ to: 'ding-9' });
  });

  it('whose answer got lost is unknown, and neither sent again nor by another channel', async () => {
    mail.lose = true;
    const id = await stand.message('e-1', ['mail', 'dingtalk']);
    const before = mail.mails.length;
    for (let i = 0; i < 3; i += 1) {
      await stand.sender(channels.mail(), channels.ding()).execute();
      stand.now += 60 * MINUTE;
    }
    expect(mail.mails.length - before).toBe(1);
    expect(await stand.rows(id)).toMatchObject([{ channel: 'mail', state: 'unknown', reason: 'no-answer' }]);
  });

  it('is not tried again, nor on another channel, once all it told is done or taken note of (已知悉)', async () => {
    const id = await stand.message('e-gone', ['mail', 'dingtalk']);
    const sender = stand.sender(channels.mail(), channels.ding());
    await stand.database.query(
      `insert into notification (event_id, person, company_code, plant_code, return_no, kind, title_zh, title_en, text_zh, text_en, role, occurred_at, message_id)
       select gen_random_uuid(), 'e-gone', 'GT01', 'SZ1', 'RT2026-000001', 'breach', '题', 't', '文', 't', 'qc', now(), $1 from generate_series(1, 2)`, [id]);
    await stand.database.query('update notification set acknowledged_at = now() where ord = (select min(ord) from notification where message_id = $1)', [id]);
    await sender.execute();
    expect(await stand.rows(id)).toMatchObject([{ channel: 'mail', state: 'queued', reason: 'smtp-550' }]);
    await stand.database.query('update notification set done_at = now() where message_id = $1 and acknowledged_at is null', [id]);
    stand.now += MINUTE;
    await sender.execute();
    expect(await stand.rows(id)).toMatchObject([{ channel: 'mail', state: 'failed', reason: 'over' }]);
  });

  it('waits while masterdata is away, without counting as a failure', async () => {
    stand.away = true;
    const id = await stand.message('e-1', ['mail']);
    await stand.sender(channels.mail()).execute();
    expect(await stand.rows(id)).toMatchObject([{ state: 'queued', attempts: 0, reason: null }]);
    stand.away = false;
    stand.now += MINUTE;
    await stand.sender(channels.mail()).execute();
    expect(await stand.rows(id)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });
});

describe('a message that was held up', () => {
  const sender = (mayRing: () => 'away' | number) => new SendDue({ database: stand.database, channels: [channels.wecom()], contacts: stand.contacts, baseUrl: 'http://guitu.example', zone: 'Asia/Shanghai', clock, mayRing });

  it('waits for the end of quiet hours, and counts no attempt', async () => {
    const id = await stand.message('e-1', ['wecom']);
    const from = stand.now + 60 * MINUTE;
    await sender(() => from).execute();
    expect(await stand.rows(id)).toMatchObject([{ state: 'queued', attempts: 0 }]);
    stand.now = from;
    await sender(() => stand.now).execute();
    expect(await stand.rows(id)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });

  it('does not go to somebody who is on leave by now, by any channel', async () => {
    const id = await stand.message('e-1', ['wecom', 'mail']);
    await sender(() => 'away').execute();
    expect(await stand.rows(id)).toMatchObject([{ channel: 'wecom', state: 'failed', reason: 'away' }]);
  });
});

describe('a card', () => {
  it('says once by whom the thing was done', async () => {
    const id = await stand.message('e-1', ['wecom']);
    await stand.sender(channels.wecom()).execute();
    const mark = (): Promise<number> => new MarkDone({ database: stand.database, channels: [channels.wecom(), channels.mail()], contacts: stand.contacts, employeeNo: (_company, staff) => (staff === 'e-9' ? 'E1031' : undefined), clock }).execute();
    await stand.database.query(
      `insert into notification (event_id, person, company_code, plant_code, return_no, kind, title_zh, title_en, text_zh, text_en, task_id, role, occurred_at, message_id)
       values (gen_random_uuid(), 'e-1', 'GT01', 'SZ1', 'RT2026-000001', 'remind', '题', 't', '文', 't', 't1', 'qc', now(), $1)`, [id]);
    await stand.database.query(`insert into task_act (company_code, return_no, task_id, person, act, acted_at) values ('GT01', 'RT2026-000001', 't1', 'e-9', 'answered', now()), ('GT01', 'RT2026-000001', 't1', 'e-8', 'represented', now())`);
    expect(await mark()).toBe(0);
    await stand.database.query('update notification set done_at = now()');
    expect([await mark(), await mark()]).toEqual([1, 0]);
    expect(wecom.changed.get(`guitu-${id}-wecom`)).toBe('已由 E1031 处理');
  });
});

describe('vendors’ limits', () => {
  it('DingTalk: 50 messages leave as 20, 20 and 10 a minute and none is refused', async () => {
    ding.refused.length = 0;
    const before = ding.taken.length;
    for (let i = 0; i < 50; i += 1) await stand.message('e-1', ['dingtalk']);
    const counts: number[] = [];
    for (let minute = 0; minute < 4; minute += 1) {
      await stand.sender(channels.ding()).execute();
      counts.push(ding.taken.length - before);
      stand.now += MINUTE + 2_000;
    }
    expect([counts, ding.refused, await stand.states()]).toEqual([[20, 40, 50, 50], [], { sent: 50 }]);
  });

  it('DingTalk blocked by others: nothing is tried for ten minutes, and nothing is lost', async () => {
    const other = channels.ding();
    for (let i = 0; i < 20; i += 1) await other.send({ key: 'x', title: 't', text: 'x', link: 'http://x.example', facts: [], verb: '查看', footer: null, digest: null }, 'ding-2');
    ding.refused.length = 0;
    for (let i = 0; i < 3; i += 1) await stand.message('e-1', ['dingtalk']);
    await stand.sender(channels.ding()).execute();
    stand.now += 9 * MINUTE;
    await stand.sender(channels.ding()).execute();
    expect([ding.refused, await stand.states()]).toEqual([[130101], { queued: 3 }]);
    stand.now += 2 * MINUTE;
    await stand.sender(channels.ding()).execute();
    expect([ding.refused, await stand.states()]).toEqual([[130101], { sent: 3 }]);
  });

  it('WeCom: a member gets at most 30 a minute, others are not held up by that, none is dropped', async () => {
    const before = wecom.taken.length;
    for (let i = 0; i < 40; i += 1) await stand.message('e-1', ['wecom'], `超时 ${i}`);
    await stand.message('e-2', ['wecom']);
    await stand.sender(channels.wecom()).execute();
    expect([wecom.taken.length - before, wecom.taken.slice(before).filter(({ to }) => to === 'wx-2').length]).toEqual([31, 1]);
    stand.now += MINUTE + 2_000;
    await stand.sender(channels.wecom()).execute();
    expect([wecom.taken.length - before, wecom.dropped, await stand.states()]).toEqual([41, 0, { sent: 41 }]);
  });

  it('Feishu: five a second', async () => {
    feishu.refused.length = 0;
    for (let i = 0; i < 12; i += 1) await stand.message('e-1', ['feishu']);
    for (let i = 0; i < 3; i += 1) {
      await stand.sender(channels.feishu()).execute();
      stand.now += 3_001;
    }
    expect([feishu.refused, await stand.states()]).toEqual([[], { sent: 12 }]);
  });
});

describe('what is kept', () => {
  it('no name and no address of anybody', async () => {
    await stand.message('e-1', ['mail']);
    await stand.message('e-gone', ['mail']);
    await stand.sender(channels.mail()).execute();
    for (const table of ['message', 'delivery', 'channel_use', 'channel_pause']) {
      expect(await stand.database.query(`select t from ${table} t where t::text ~ '金丝雀|canary|house.example|ding-|wx-'`)).toEqual([]);
    }
  });
});
