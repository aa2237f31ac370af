/** Senders killed between claim, send and answer: nothing lost, nothing doubled; what nobody can know is listed for a person. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestChild } from '@guitu/testing/child-process';
import { eventually } from '@guitu/testing/eventually';
import { DeliveryStand } from '../testbed/delivery-stand.js';
import { MailSink } from '../testbed/mail-sink.js';
import type { VendorServer } from '../testbed/vendor-server.js';
import { WecomSink } from '../testbed/wecom-sink.js';

/** Every step of one delivery, and the moment between any two. */
const STEPS = [
  'after:select pg_advisory_xact_lock', 'before:insert into channel_use', 'before:update delivery set state = \'sending\'', 'after:update delivery set state = \'sending\'',
  'before:update delivery set handed_at', 'after:update delivery set handed_at', 'before:update delivery set state = \'sent\'', 'after:update delivery set state = \'sent\'',
];
const RANDOM_KILLS = 8;
const EACH = 250;
/** Each next sender finds the claims of the one before run out. */
const LATER = 61_000;
const LIMIT = 120_000;

let stand: DeliveryStand;
let mail: MailSink;
let [wecom, server]: [WecomSink, VendorServer] = [undefined as never, undefined as never];
let generation = 0;
let kills = 0;
const child = (failpoint: string = ''): TestChild => new TestChild(fileURLToPath(new URL('../testbed/sender-child.ts', import.meta.url)), {
  CHILD_DATABASE_URL: stand.test.url, CHILD_SMTP: mail.url, CHILD_WECOM: server.url, CHILD_LATER: String((generation += 1) * LATER), CHILD_FAILPOINT: failpoint,
});
const out = (): number => wecom.taken.length + mail.mails.length;

beforeAll(async () => {
  stand = await DeliveryStand.start({});
  stand.now = Date.now();
  mail = await MailSink.start();
  ({ sink: wecom, server } = await WecomSink.start({ corpId: 'ww1', secret: 'sec', agentId: 7 }, () => Date.now() + generation * LATER));
  for (let i = 0; i < EACH; i += 1) {
    await stand.message(`e-${i % 40}`, ['wecom'], `wecom ${i}`);
    await stand.message(`e-${i % 40}`, ['mail'], `mail ${i}`);
  }
}, LIMIT);
afterAll(async () => {
  await Promise.all([mail.stop(), server.stop()]);
  await stand.test.drop();
});

describe('kill -9 of a sender', () => {
  it.each(STEPS)('%s', async (failpoint) => {
    kills += 1;
    expect(await child(failpoint).ends(LIMIT)).toBe('SIGKILL');
  }, LIMIT);

  it('at random', async () => {
    for (let i = 0; i < RANDOM_KILLS; i += 1) {
      const sender = child();
      const enough = out() + 1 + Math.floor(Math.random() * 40);
      await eventually('some more out, or no more for this minute', () => out() >= enough || sender.lines.includes('idle'), LIMIT);
      await sender.dispose();
      kills += 1;
    }
  }, LIMIT);

  it('leaves every message out once, or listed as unknown; at most one for each kill', async () => {
    // limits a minute: 30 of a member, 120 mails; a sender a minute later each
    for (let left = 1; left > 0;) {
      const sender = child();
      await sender.prints('idle', LIMIT);
      await sender.dispose();
      const states = await stand.states();
      left = (states['queued'] ?? 0) + (states['sending'] ?? 0);
    }
    const shown = wecom.taken.map(({ title }) => title).sort();
    expect(shown).toEqual(Array.from({ length: EACH }, (_, i) => `wecom ${i}`).sort());
    expect(wecom.dropped).toBe(0);
    const sentBy = new Map<string, number>();
    for (const { source } of mail.mails) {
      const key = /Message-ID: <(guitu-[^@]+)@/.exec(source)?.[1] ?? '';
      sentBy.set(key, (sentBy.get(key) ?? 0) + 1);
    }
    const rows = await stand.database.query<{ key: string; channel: string; state: string }>('select key, channel, state from delivery');
    expect(rows.filter(({ channel }) => channel === 'wecom').map(({ state }) => state)).toEqual(Array(EACH).fill('sent'));
    const mails = rows.filter(({ channel }) => channel === 'mail');
    expect(mails).toHaveLength(EACH);
    expect([...sentBy.values()].every((times) => times === 1)).toBe(true);
    for (const { key, state } of mails) expect([state, sentBy.get(key)]).toEqual(state === 'unknown' ? ['unknown', sentBy.get(key)] : ['sent', 1]);
    expect(mails.filter(({ state }) => state === 'unknown').length).toBeLessThanOrEqual(kills);
  }, LIMIT);
});
