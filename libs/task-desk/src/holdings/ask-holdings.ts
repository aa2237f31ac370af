/** What people hold at the other desks; asked for at the moment of reading and kept nowhere. */
import { SERVED_DESKS, type Desk } from '@guitu/contracts/vocabulary';
import type { ServiceConfig } from '@guitu/platform/service/service-config';
import { INTERNAL_TOKEN } from '@guitu/platform/service/internal.guard';
import { z } from 'zod';
import { Holding } from './read-holdings.js';

/** Tolerant: a newer desk may say more. */
const Told = z.object({ items: z.array(Holding) });
/** Longest wait for a desk (ms): the page lives without it. */
const PATIENCE = 2_000;

export interface HeldElsewhere {
  /** summed over the other desks, by person */
  readonly byStaff: ReadonlyMap<string, { readonly held: number; readonly late: number }>;
  /** desks that did not answer: somebody may hold more there */
  readonly unanswered: readonly Desk[];
}

/** @param here the desk that asks */
export async function askHoldings({ peers, internalToken }: Pick<ServiceConfig, 'peers' | 'internalToken'>, here: Desk, companyCode: string, staff: readonly string[]): Promise<HeldElsewhere> {
  const answers = await Promise.all(SERVED_DESKS.filter((desk) => desk !== here).map(async (desk) => {
    const items = await askDesk(peers[desk], desk, { companyCode, staff }, internalToken).catch(() => null);
    return { desk, items };
  }));
  const byStaff = new Map<string, { held: number; late: number }>();
  for (const { staff: who, held, late } of answers.flatMap(({ items }) => items ?? [])) {
    const sum = byStaff.get(who) ?? { held: 0, late: 0 };
    byStaff.set(who, { held: sum.held + held, late: sum.late + late });
  }
  return { byStaff, unanswered: answers.filter(({ items }) => items === null).map(({ desk }) => desk) };
}

async function askDesk(base: string | undefined, desk: Desk, asked: object, internalToken: string): Promise<Holding[]> {
  if (base === undefined) throw new Error(`no address of ${desk}`);
  const response = await fetch(`${base}/api/${desk}/v1/internal/holdings`, {
    method: 'POST', headers: { [INTERNAL_TOKEN]: internalToken, 'content-type': 'application/json' }, body: JSON.stringify(asked), signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) throw new Error(`${desk} answered ${response.status}`);
  return Told.parse(await response.json()).items;
}
