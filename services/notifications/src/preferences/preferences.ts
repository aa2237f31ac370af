/** What a person has chosen: order of channels, and rules that come in the digest alone (改为日报). */
import { z } from 'zod';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { CHANNELS, type ChannelName } from '../delivery/channel.js';
import { RULE_KEYS, RULES, type NotificationRule, type RuleKey } from '../rules/notification-rules.js';

export const ChannelOrder = z.strictObject({
  /** first choice first; channels not named follow in the order of the house; empty: the order of the house */
  channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length).refine((names) => new Set(names).size === names.length, { message: 'each channel once' }),
}).meta({ id: 'ChannelOrder' });
export const DigestChoice = z.strictObject({ digest: z.boolean() }).meta({ id: 'DigestChoice' });
export const RuleName = z.enum(RULE_KEYS as [RuleKey, ...RuleKey[]]);
export const DigestChosen = z.object({ rule: RuleName, digest: z.boolean() }).meta({ id: 'DigestChosen' });
export const Preferences = z.object({
  channels: z.array(z.enum(CHANNELS)),
  rules: z.array(z.object({ rule: RuleName, title: z.object({ zh: z.string(), en: z.string() }), pushes: z.boolean(), digestible: z.boolean(), digest: z.boolean(), byHouse: z.boolean().describe('the whole house gets it in the digest alone') })),
}).meta({ id: 'NotificationPreferences' });
export type Preferences = z.infer<typeof Preferences>;

interface Person { readonly companyCode: string; readonly staff: string }

/** @param house channels that are set up, in the order of the house */
export async function readPreferences(database: Pick<Database, 'query'>, { companyCode, staff }: Person, house: readonly ChannelName[]): Promise<Preferences> {
  const chosen = new Set((await database.query<{ rule: string }>('select rule from digest_choice where company_code = $1 and person = $2', [companyCode, staff])).map(({ rule }) => rule));
  const byHouse = new Set((await database.query<{ rule: string }>(`select rule from digest_proposal where company_code = $1 and answer = 'accept'`, [companyCode])).map(({ rule }) => rule));
  return {
    channels: [...(await channelsOf(database, { companyCode, staff }, house))],
    rules: RULE_KEYS.map((rule) => {
      const { zh, en, push, digestible }: NotificationRule = RULES[rule];
      return { rule, title: { zh, en }, pushes: push, digestible, digest: chosen.has(rule), byHouse: byHouse.has(rule) };
    }),
  };
}

/** The person's own order first, then the rest of the house's, so that nobody puts himself out of reach. */
export async function channelsOf(source: Pick<Database, 'query'> | Transaction, { companyCode, staff }: Person, house: readonly ChannelName[]): Promise<readonly ChannelName[]> {
  const [row] = await source.query<{ channels: ChannelName[] }>('select channels from channel_choice where company_code = $1 and person = $2', [companyCode, staff]);
  const own = (row?.channels ?? []).filter((name) => house.includes(name));
  return [...own, ...house.filter((name) => !own.includes(name))];
}

export async function chooseChannels(tx: Transaction, { companyCode, staff }: Person, { channels }: z.infer<typeof ChannelOrder>): Promise<{ channels: ChannelName[] }> {
  await tx.execute('delete from channel_choice where company_code = $1 and person = $2', [companyCode, staff]);
  if (channels.length > 0) await tx.execute('insert into channel_choice (company_code, person, channels) values ($1, $2, $3)', [companyCode, staff, channels]);
  return { channels };
}

/** What waits to ring by this rule no longer does; it stays in the list and counts in the digest. @throws Problem 422 for a rule nobody may move */
export async function chooseDigest(tx: Transaction, { companyCode, staff }: Person, rule: RuleKey, { digest }: z.infer<typeof DigestChoice>): Promise<{ rule: RuleKey; digest: boolean }> {
  const { digestible, zh, en }: NotificationRule = RULES[rule];
  if (digest && !digestible) throw Problem.unprocessable('not-digestible', `「${zh}」不能改为日报，只能选择通道。`, `“${en}” cannot be moved to the digest; only its channel can be chosen.`);
  const key = [companyCode, staff, rule];
  if (!digest) await tx.execute('delete from digest_choice where company_code = $1 and person = $2 and rule = $3', key);
  else {
    await tx.execute('insert into digest_choice (company_code, person, rule) values ($1, $2, $3) on conflict do nothing', key);
    await tx.execute('update notification set push_at = null where company_code = $1 and person = $2 and rule = $3 and message_id is null', key);
  }
  return { rule, digest };
}
