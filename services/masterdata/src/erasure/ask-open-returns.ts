/** Returns still under way of a customer, or in which an employee has a part, as the departments' desks know them. */
import { ReturnNo } from '@guitu/contracts/scalars';
import { SERVED_DESKS } from '@guitu/contracts/vocabulary';
import { INTERNAL_TOKEN } from '@guitu/platform/service/internal.guard';
import type { ServiceConfig } from '@guitu/platform/service/service-config';
import { z } from 'zod';
import type { Owner } from '../contacts/contact.js';

/** Tolerant: a newer desk may say more. */
const Told = z.object({ returnNos: z.array(ReturnNo) });
/** Longest wait for a desk (ms). */
const PATIENCE = 5_000;

export async function askOpenReturns({ peers, internalToken }: Pick<ServiceConfig, 'peers' | 'internalToken'>, companyCode: string, owner: Owner): Promise<{ returnNos: string[]; unanswered: string[] }> {
  const query = new URLSearchParams({ companyCode, ...owner }).toString();
  const ask = async (desk: string): Promise<string[]> => {
    const response = await fetch(`${peers[desk] ?? ''}/api/${desk}/v1/internal/open-returns?${query}`, { headers: { [INTERNAL_TOKEN]: internalToken }, signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(`${desk} answered ${response.status}`);
    return Told.parse(await response.json()).returnNos;
  };
  const answers = await Promise.all(SERVED_DESKS.map(async (desk) => ({ desk, told: await ask(desk).catch(() => null) })));
  return { returnNos: [...new Set(answers.flatMap(({ told }) => told ?? []))].sort(), unanswered: answers.filter(({ told }) => told === null).map(({ desk }) => desk) };
}
