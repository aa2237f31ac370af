import { describe, expect, it } from '@jest/globals';
import { readChannels } from './channel-config.js';

const ding = { GUITU_NOTIFICATIONS_DINGTALK_URL: 'http://127.0.0.1:1/', GUITU_NOTIFICATIONS_DINGTALK_TOKEN: 't', GUITU_NOTIFICATIONS_DINGTALK_SECRET: 'confidential' };
const mail = { GUITU_NOTIFICATIONS_SMTP_URL: 'smtp://127.0.0.1:1', GUITU_NOTIFICATIONS_MAIL_FROM: 'a@b.example' };

describe('channels that are set up', () => {
  it('are none by default', () => expect(readChannels({}, Date.now)).toEqual({ channels: [], names: [], baseUrl: 'http://localhost:3000' }));

  it('come in the order of the house', () => {
    expect(readChannels({ ...mail, ...ding }, Date.now).names).toEqual(['dingtalk', 'mail']);
    expect(readChannels({ ...mail, ...ding, GUITU_NOTIFICATIONS_CHANNELS: 'mail, dingtalk' }, Date.now).names).toEqual(['mail', 'dingtalk']);
  });

  it('name every variable that is missing or wrong, and no value', () => {
    const read = (): unknown => readChannels({ ...ding, GUITU_NOTIFICATIONS_DINGTALK_TOKEN: '', GUITU_NOTIFICATIONS_SMTP_URL: 'confidential', GUITU_NOTIFICATIONS_CHANNELS: 'pigeon' }, Date.now);
    expect(read).toThrow(/CHANNELS(.|\n)*DINGTALK_TOKEN(.|\n)*SMTP_URL(.|\n)*MAIL_FROM/);
    expect(read).not.toThrow(/confidential/);
  });
});
