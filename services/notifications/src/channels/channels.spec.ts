/** Each channel against its vendor's rules: shape, signature or token, what counts as not sent and what nobody knows. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotSent, TooFast, type Outgoing } from '../delivery/channel.js';
import { MailSink } from '../testbed/mail-sink.js';
import { dingtalkSink, feishuSink, type RobotSink } from '../testbed/robot-sinks.js';
import type { VendorServer } from '../testbed/vendor-server.js';
import { WecomSink } from '../testbed/wecom-sink.js';
import { DingtalkChannel, dingtalkSign } from './dingtalk.js';
import { FeishuChannel, feishuSign } from './feishu.js';
import { MailChannel } from './mail.js';
import { cut, WecomChannel } from './wecom.js';

let now = Date.UTC(2026, 10, 20, 2);
const clock = (): number => now;
const outgoing = (key: string): Outgoing => ({ key, title: `超时 ${key}`, text: 'RT2026-000001「2 小时内判定」已超过时限。', link: `http://guitu.example/r/1?m=${key}`,
  facts: [{ name: '退货单', value: 'RT2026-000001' }, { name: '客户', value: 'C-100' }, { name: '到期', value: '11-20 10:00' }], verb: '去处理', footer: '为何收到：超时 · 检验员', digest: { words: '改为日报', link: 'http://guitu.example/inbox/settings?digest=remind' },
});
const failure = (attempt: Promise<unknown>): Promise<unknown> => attempt.then(() => 'sent', (error: unknown) => error);

describe('signatures', () => {
  // both computed with Python's hmac for this spec
  it('of DingTalk: keyed with the secret, over timestamp and secret', () => expect(dingtalkSign(1_700_000_000_000, 'SECcanary')).toBe('/SavN2yc2rblLbWL2Qr/iwRDVxPYE3j7RcOwaXuWxKo='));
  it('of Feishu: keyed with timestamp and secret, over nothing', () => expect(feishuSign(1_700_000_000, 'SECcanary')).toBe('Jukm/YbdldKDELcyJ3a/pvJvTLKMFDdyF3dajE5mMTc='));
});

describe('DingTalk', () => {
  let sink: RobotSink;
  const channel = (secret: string = 'SEC1'): DingtalkChannel => new DingtalkChannel({ baseUrl: sink.server.url, accessToken: 't1', secret }, clock);
  beforeAll(async () => { sink = await dingtalkSink('t1', 'SEC1', clock); });
  afterAll(() => sink.server.stop());
  beforeEach(() => { now += 3_600_000; sink.server.lose = undefined; });

  it('takes a signed message to one named member', async () => {
    await channel().send(outgoing('d1'), 'ding-7');
    expect(sink.taken.at(-1)).toMatchObject({ to: 'ding-7', title: '超时 d1', text: expect.stringContaining('http://guitu.example/r/1?m=d1') });
    expect(sink.taken.at(-1)?.text).toContain(['- 退货单：RT2026-000001', '- 客户：C-100', '- 到期：11-20 10:00\n\n[去处理](http://guitu.example/r/1?m=d1)\n\n> 为何收到：超时 · 检验员 · [改为日报](http://guitu.example/inbox/settings?digest=remind)\n\n@ding-7'].join('\n'));
  });

  it('refuses a wrong signature, as not sent', async () => expect(await failure(channel('SEC2').send(outgoing('d2'), 'ding-7'))).toEqual(new NotSent('dingtalk-310000')));

  it('blocks for ten minutes after the 20th message of a minute', async () => {
    for (let i = 0; i < 20; i += 1) await channel().send(outgoing(`d3-${i}`), 'ding-7');
    expect(await failure(channel().send(outgoing('d3-21'), 'ding-7'))).toMatchObject({ waitMs: 600_000 });
    now += 599_000;
    expect(await failure(channel().send(outgoing('d3-21'), 'ding-7'))).toBeInstanceOf(TooFast);
    now += 2_000;
    expect(await failure(channel().send(outgoing('d3-21'), 'ding-7'))).toBe('sent');
  });

  it('whose answer got lost is neither sent nor not sent, and cannot be asked', async () => {
    sink.server.lose = 'after';
    const error = await failure(channel().send(outgoing('d4'), 'ding-7'));
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(NotSent);
    expect(await channel().ask()).toBe('unknown');
  });
});

describe('Feishu', () => {
  let sink: RobotSink;
  const channel = (secret: string = 'S1'): FeishuChannel => new FeishuChannel({ hookUrl: `${sink.server.url}/open-apis/bot/v2/hook/abc`, secret }, clock);
  beforeAll(async () => { sink = await feishuSink('/open-apis/bot/v2/hook/abc', 'S1', clock); });
  afterAll(() => sink.server.stop());

  it('takes a signed message to one named member', async () => {
    await channel().send(outgoing('f1'), 'ou_7');
    expect(sink.taken).toMatchObject([{ to: 'ou_7', title: '超时 f1', at: now }]);
    for (const part of ['已超过时限。', '**客户**\\nC-100', '"url":"http://guitu.example/r/1?m=f1"', '去处理', '为何收到：超时 · 检验员 · [改为日报](http://guitu.example/inbox/settings?digest=remind)']) expect(sink.taken[0]?.text).toContain(part);
  });

  it('refuses a wrong signature, and the sixth message within a second', async () => {
    expect(await failure(channel('S2').send(outgoing('f2'), 'ou_7'))).toEqual(new NotSent('feishu-19021'));
    for (let i = 0; i < 4; i += 1) await channel().send(outgoing(`f3-${i}`), 'ou_7');
    expect(await failure(channel().send(outgoing('f3-6'), 'ou_7'))).toBeInstanceOf(TooFast);
  });
});

describe('WeCom', () => {
  const config = { corpId: 'ww1', secret: 'sec', agentId: 1000002 };
  let [sink, server]: [WecomSink, VendorServer] = [undefined as never, undefined as never];
  const channel = (): WecomChannel => new WecomChannel({ baseUrl: server.url, ...config }, clock);
  beforeAll(async () => { ({ sink, server } = await WecomSink.start(config, clock)); });
  afterAll(() => server.stop());

  it('takes a card under a token that is fetched once, and again when the vendor has ended it', async () => {
    const one = channel();
    expect(await one.send(outgoing('w1'), 'zhang')).toEqual({ ref: 'm-1', card: { code: 'card-w1', until: now + 72 * 3_600_000 } });
    await one.send(outgoing('w2'), 'zhang');
    expect(sink.tokensGiven).toBe(1);
    sink.endToken();
    await one.send(outgoing('w3'), 'zhang');
    expect([sink.tokensGiven, sink.taken.map(({ title }) => title)]).toEqual([2, ['超时 w1', '超时 w2', '超时 w3']]);
  });

  it('has on its card what is to be done, for whom, by when, why it came and how to move it to the digest; done, it says by whom', async () => {
    const one = channel();
    const { card } = await one.send(outgoing('w8'), 'zhang');
    const shown = JSON.parse(sink.taken.at(-1)?.text ?? '') as Record<string, unknown>;
    expect(shown).toMatchObject({
      task_id: 'w8', quote_area: { quote_text: '为何收到：超时 · 检验员' }, button_list: [{ text: '去处理', url: 'http://guitu.example/r/1?m=w8' }],
      horizontal_content_list: [{ value: 'RT2026-000001' }, { value: 'C-100' }, { value: '11-20 10:00' }, { value: '改为日报', url: 'http://guitu.example/inbox/settings?digest=remind' }],
    });
    await one.markDone(card?.code ?? '', 'zhang', '已由 E1031 处理');
    expect(sink.changed.get('w8')).toBe('已由 E1031 处理');
    expect(await failure(one.markDone(card?.code ?? '', 'zhang', '已由 E1031 处理'))).toEqual(new NotSent('wecom-40058'));
  });

  it('is asked by sending the same again, which the member does not see twice, while the vendor remembers', async () => {
    await channel().send(outgoing('w4'), 'zhang');
    expect(await channel().ask(outgoing('w4'), 'zhang', now)).toBe('sent');
    expect(sink.taken.filter(({ title }) => title === '超时 w4')).toHaveLength(1);
    expect(await channel().ask(outgoing('w4'), 'zhang', now - 14_400_000)).toBe('unknown');
  });

  it('says that a member is none, and gets texts no longer than it takes', async () => {
    expect(await failure(channel().send(outgoing('w5'), 'nobody1'))).toEqual(new NotSent('wecom-invaliduser'));
    expect(await failure(channel().send({ ...outgoing('w6'), title: '长'.repeat(200), text: '文'.repeat(600) }, 'zhang'))).toBe('sent');
    expect(Buffer.byteLength(cut('长'.repeat(200), 128))).toBe(126);
  });

  it('that is not there has sent nothing', async () => {
    const { server: gone } = await WecomSink.start(config, clock);
    await gone.stop();
    expect(await failure(new WecomChannel({ baseUrl: gone.url, ...config }, clock).send(outgoing('w7'), 'zhang'))).toEqual(new NotSent('unreachable'));
  });
});

describe('mail', () => {
  let sink: MailSink;
  const channel = (): MailChannel => new MailChannel({ smtpUrl: sink.url, from: 'guitu@guitu.example' });
  beforeAll(async () => { sink = await MailSink.start(); });
  afterAll(() => sink.stop());

  it('goes to one address, with its key as Message-ID', async () => {
    expect(await channel().send(outgoing('guitu-m1-mail'), 'canary@customer.example')).toEqual({ ref: '<guitu-m1-mail@guitu.example>' });
    expect(sink.mails[0]).toMatchObject({ from: 'guitu@guitu.example', to: ['canary@customer.example'] });
    expect(sink.mails[0]?.source).toContain('Message-ID: <guitu-m1-mail@guitu.example>');
  });

  it('to an address that is none was not sent; the server’s words with the address stay outside', async () => {
    expect(await failure(channel().send(outgoing('m2'), 'nobody@customer.example'))).toEqual(new NotSent('smtp-550'));
  });

  it('whose server breaks off after the text is neither', async () => {
    sink.lose = true;
    const error = await failure(channel().send(outgoing('m3'), 'canary@customer.example'));
    expect([sink.mails.length, error instanceof NotSent, error instanceof Error]).toEqual([2, false, true]);
  });

  it('to a server that is not there was not sent', async () => {
    const gone = await MailSink.start();
    await gone.stop();
    expect(await failure(new MailChannel({ smtpUrl: gone.url, from: 'a@b.example' }).send(outgoing('m4'), 'x@y.example'))).toEqual(new NotSent('unreachable'));
  });
});
