/** A sender in a process of its own, for the spec that kills it. Prints "ready" when it begins. */
import { setTimeout as delay } from 'node:timers/promises';
import { armFailpoint } from '@guitu/messaging/testbed/failpoint';
import { createDataSource } from '@guitu/persistence/data-source';
import { Database } from '@guitu/persistence/database';
import { MailChannel } from '../channels/mail.js';
import { WecomChannel } from '../channels/wecom.js';
import { SendDue } from '../delivery/send-due.js';

const { CHILD_DATABASE_URL: url = '', CHILD_SMTP: smtpUrl = '', CHILD_WECOM: wecomUrl = '', CHILD_LATER: later = '0', CHILD_FAILPOINT: failpoint } = process.env;
armFailpoint(failpoint);
const clock = (): number => Date.now() + Number(later);
const dataSource = await createDataSource({ url, migrations: [] }).initialize();
const sender = new SendDue({
  database: new Database(dataSource), clock, baseUrl: 'http://guitu.example', zone: 'Asia/Shanghai',
  channels: [new WecomChannel({ baseUrl: wecomUrl, corpId: 'ww1', secret: 'sec', agentId: 7 }, clock), new MailChannel({ smtpUrl, from: 'guitu@guitu.example' })],
  contacts: (_company, owner) => Promise.resolve({ name: 'x', mail: `${'staff' in owner ? owner.staff : ''}@house.example`, wecom: 'staff' in owner ? owner.staff : null, dingtalk: null, feishu: null, language: 'zh' as const }),
});
console.log('ready');
for (;;) {
  if ((await sender.execute()) === 0) console.log('idle');
  await delay(20);
}
