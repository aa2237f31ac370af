/** The outer world of the week: the vendors, and a masterdata that knows addresses. Everything it takes is remembered with its instant. */
import { MailSink } from '../mail-sink.js';
import { dingtalkSink, feishuSink, type RobotSink } from '../robot-sinks.js';
import { VendorServer } from '../vendor-server.js';
import { WecomSink } from '../wecom-sink.js';
import { OPERATOR, PEOPLE } from './house.js';

/** What reached somebody: a message, by its id, at that instant (UTC ms). */
export interface Receipt { readonly person: string; readonly messageId: string; readonly at: number; readonly channel: string }
/** In every address and name: found anywhere inside, it is a leak. */
export const CANARY = /金丝雀|canary|wx-e-|ding-e-|ou_e-/;
const WECOM = { corpId: 'ww1', secret: 'sec', agentId: 7 };

export class Sinks {
  private constructor(private readonly wecom: WecomSink, private readonly wecomServer: VendorServer, private readonly ding: RobotSink, private readonly feishu: RobotSink, private readonly mail: MailSink, private readonly masterdata: VendorServer) {}

  static async start(clock: () => number): Promise<Sinks> {
    const { sink, server } = await WecomSink.start(WECOM, clock);
    const masterdata = await VendorServer.start(({ body }) => ({ contacts: [contactOf((body['owners'] as [{ staff?: string }])[0].staff ?? '')] }));
    return new Sinks(sink, server, await dingtalkSink('t', 's', clock), await feishuSink('/hook', 's', clock), await MailSink.start(clock), masterdata);
  }

  async stop(): Promise<void> {
    await Promise.all([this.wecomServer.stop(), this.ding.server.stop(), this.feishu.server.stop(), this.mail.stop(), this.masterdata.stop()]);
  }

  get environment(): Record<string, string> {
    const own = 'GUITU_NOTIFICATIONS_';
    return {
      GUITU_MASTERDATA_URL: this.masterdata.url, [`${own}WECOM_URL`]: this.wecomServer.url, [`${own}WECOM_CORP_ID`]: WECOM.corpId, [`${own}WECOM_SECRET`]: WECOM.secret, [`${own}WECOM_AGENT_ID`]: String(WECOM.agentId),
      [`${own}DINGTALK_URL`]: this.ding.server.url, [`${own}DINGTALK_TOKEN`]: 't', [`${own}DINGTALK_SECRET`]: 's', [`${own}FEISHU_HOOK_URL`]: `${this.feishu.server.url}/hook`, [`${own}FEISHU_SECRET`]: 's',
      [`${own}SMTP_URL`]: this.mail.url, [`${own}MAIL_FROM`]: 'guitu@guitu.example',
    };
  }

  /** Refused or dropped by a vendor: none, if the service keeps their limits. */
  get refused(): number {
    return this.wecom.refused.filter((code) => code !== 40014).length + this.wecom.dropped + this.ding.refused.length + this.feishu.refused.length;
  }

  get receipts(): Receipt[] {
    const idIn = (text: string): string => /\?m=([0-9a-f-]{36})/.exec(text)?.[1] ?? '';
    const chat = (channel: string, taken: readonly { to: string; text: string; at: number }[]): Receipt[] => taken.map(({ to, text, at }) => ({ person: to.replace(/^(wx-|ding-|ou_)/, ''), messageId: idIn(text), at, channel }));
    const mails = this.mail.mails.map(({ to, source, at }): Receipt => ({ person: to[0]?.split('@')[0]?.replace(/^canary\./, '') ?? '', messageId: /Message-ID: <guitu-([0-9a-f-]{36})-mail@/.exec(source)?.[1] ?? '', at, channel: 'mail' }));
    return [...chat('wecom', this.wecom.taken), ...chat('dingtalk', this.ding.taken), ...chat('feishu', this.feishu.taken), ...mails];
  }
}

function contactOf(staff: string): object[] {
  const known = [...PEOPLE, OPERATOR].find((one) => one.staff === staff);
  if (known === undefined || known.by === 'none') return [];
  const by = known.by ?? 'wecom';
  return [{
    nr: 1, version: 1, name: `金丝雀 ${staff}`, phone: '+86 138 0013 8000', address: null, language: 'zh',
    mail: by === 'mail' ? `canary.${staff}@house.example` : null, wecom: by === 'wecom' ? `wx-${staff}` : null, dingtalk: by === 'dingtalk' ? `ding-${staff}` : null, feishu: by === 'feishu' ? `ou_${staff}` : null,
  }];
}
