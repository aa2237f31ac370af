/** Where somebody is reached, asked of masterdata at the moment of sending; nothing of the answer is kept or logged here. */
import { INTERNAL_TOKEN } from '@guitu/platform/service/internal.guard';
import { z } from 'zod';

const Address = z.string().nullable();
export const Contact = z.object({ name: z.string(), mail: Address, wecom: Address, dingtalk: Address, feishu: Address, language: z.enum(['zh', 'en']) });
export type Contact = z.infer<typeof Contact>;
/** For the list of those to be phoned: nothing else of the contact is taken. */
const PhoneContact = z.object({ phone: Address });

export type Owner = { readonly staff: string } | { readonly customerCode: string };
/** @param reference the delivery this is for; masterdata logs it · @returns the first contact, null when there is none */
export type ResolveContact = (companyCode: string, owner: Owner, reference: string) => Promise<Contact | null>;

/** Longest wait for masterdata (ms). */
const PATIENCE = 10_000;

/** @throws Error when masterdata is away; its text names no person */
export const contactsOfMasterdata = (baseUrl: string, internalToken: string): ResolveContact => async (companyCode, owner, reference) => ask(baseUrl, internalToken, { companyCode, owner, reference }, Contact);

/** @param reference what it is read for; masterdata logs it · @returns the phone of the first contact */
export type ResolvePhone = (companyCode: string, owner: Owner, reference: string) => Promise<string | null>;
export const phonesOfMasterdata = (baseUrl: string, internalToken: string): ResolvePhone => async (companyCode, owner, reference) =>
  (await ask(baseUrl, internalToken, { companyCode, owner, reference }, PhoneContact))?.phone ?? null;

async function ask<T>(baseUrl: string, internalToken: string, { companyCode, owner, reference }: { companyCode: string; owner: Owner; reference: string }, wanted: z.ZodType<T>): Promise<T | null> {
  const response = await fetch(`${baseUrl}/api/masterdata/v1/internal/contacts`, {
    method: 'POST', signal: AbortSignal.timeout(PATIENCE),
    headers: { 'content-type': 'application/json', [INTERNAL_TOKEN]: internalToken },
    body: JSON.stringify({ companyCode, reader: 'notifications', reference, owners: [owner] }),
  });
  if (!response.ok) throw new Error(`masterdata answered ${response.status}`);
  const answer = z.object({ contacts: z.array(z.array(wanted)).length(1) }).safeParse(await response.json());
  if (!answer.success) throw new Error('masterdata answered in another shape');
  return answer.data.contacts[0]?.[0] ?? null;
}
