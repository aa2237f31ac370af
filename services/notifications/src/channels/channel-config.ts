/** Which ways out of the house are set up, from the environment. */
import { z } from 'zod';
import { CHANNELS, type Channel, type ChannelName } from '../delivery/channel.js';
import { DingtalkChannel } from './dingtalk.js';
import { FeishuChannel } from './feishu.js';
import { MailChannel } from './mail.js';
import { WecomChannel } from './wecom.js';

const Address = z.url().transform((url) => url.replace(/\/$/, ''));
const Secret = z.string().min(1);
const NAME = 'GUITU_NOTIFICATIONS_';

const ORDER = z.string().default(CHANNELS.join(',')).transform((text) => text.split(',').map((name) => name.trim())).pipe(z.array(z.enum(CHANNELS)).min(1));
/** Variables of each channel; it is on when all of them are given. */
const VARIABLES = {
  wecom: z.object({ WECOM_URL: Address, WECOM_CORP_ID: Secret, WECOM_SECRET: Secret, WECOM_AGENT_ID: z.coerce.number().int() }),
  dingtalk: z.object({ DINGTALK_URL: Address, DINGTALK_TOKEN: Secret, DINGTALK_SECRET: Secret }),
  feishu: z.object({ FEISHU_HOOK_URL: Address, FEISHU_SECRET: Secret }),
  mail: z.object({ SMTP_URL: z.string().regex(/^smtps?:\/\//), MAIL_FROM: z.string().regex(/^[^@\s]+@[^@\s]+$/) }),
} as const;

/** Under which the channels that are set up are injected. */
export const CHANNELS_SET_UP = Symbol('channels that are set up');
export interface ChannelsSetUp {
  /** in the order in which they are tried */
  readonly channels: readonly Channel[];
  readonly names: readonly ChannelName[];
  /** base of links in messages */
  readonly baseUrl: string;
}

/** @throws Error that names every wrong variable; values are not repeated */
export function readChannels(env: Readonly<Record<string, string | undefined>>, clock: () => number): ChannelsSetUp {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith(NAME) && value !== undefined && value !== '').map(([name, value]) => [name.slice(NAME.length), value]));
  const faults: string[] = [];
  const read = <T>(schema: z.ZodType<T>, value: unknown, name?: string): T | undefined => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    faults.push(...parsed.error.issues.map((issue) => `  ${NAME}${name ?? issue.path.join('.')}: ${issue.message}`));
    return undefined;
  };
  const set = <T extends keyof typeof VARIABLES>(name: T): z.infer<(typeof VARIABLES)[T]> | undefined =>
    (Object.keys(VARIABLES[name].shape).some((key) => key in given) ? read(VARIABLES[name] as unknown as z.ZodType<z.infer<(typeof VARIABLES)[T]>>, given) : undefined);
  const [order, baseUrl] = [read(ORDER, given['CHANNELS'], 'CHANNELS'), read(Address.default('http://localhost:3000'), given['BASE_URL'], 'BASE_URL')];
  const [wecom, dingtalk, feishu, mail] = [set('wecom'), set('dingtalk'), set('feishu'), set('mail')];
  if (order === undefined || baseUrl === undefined || faults.length > 0) throw new Error(['notifications: 通道配置有误 / channels not valid', ...faults].join('\n'));
  const made: Readonly<Record<ChannelName, Channel | undefined>> = {
    wecom: wecom && new WecomChannel({ baseUrl: wecom.WECOM_URL, corpId: wecom.WECOM_CORP_ID, secret: wecom.WECOM_SECRET, agentId: wecom.WECOM_AGENT_ID }, clock),
    dingtalk: dingtalk && new DingtalkChannel({ baseUrl: dingtalk.DINGTALK_URL, accessToken: dingtalk.DINGTALK_TOKEN, secret: dingtalk.DINGTALK_SECRET }, clock),
    feishu: feishu && new FeishuChannel({ hookUrl: feishu.FEISHU_HOOK_URL, secret: feishu.FEISHU_SECRET }, clock),
    mail: mail && new MailChannel({ smtpUrl: mail.SMTP_URL, from: mail.MAIL_FROM }),
  };
  const channels = order.flatMap((name) => made[name] ?? []);
  return { channels, names: channels.map(({ name }) => name), baseUrl };
}
