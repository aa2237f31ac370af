/** When people last used their roles, as the departments' desks know it; asked for at the moment of the review and kept nowhere. */
import { Instant, RoleKey, StaffId } from '@guitu/contracts/scalars';
import { SERVED_DESKS } from '@guitu/contracts/vocabulary';
import { INTERNAL_TOKEN } from '@guitu/platform/service/internal.guard';
import type { ServiceConfig } from '@guitu/platform/service/service-config';
import { z } from 'zod';

/** Tolerant: a newer desk may say more. */
const Told = z.object({ items: z.array(z.object({ staff: StaffId, role: RoleKey, lastAt: Instant })) });
export type RoleUse = z.infer<typeof Told>['items'][number];
export interface RoleUses {
  /** several desks may tell of the same role */
  readonly items: readonly RoleUse[];
  /** desks that did not answer: somebody may have used a role there later */
  readonly unanswered: readonly string[];
}
/** Longest wait for a desk (ms). */
const PATIENCE = 5_000;

export async function askRoleUse({ peers, internalToken }: Pick<ServiceConfig, 'peers' | 'internalToken'>, companyCode: string): Promise<RoleUses> {
  const answers = await Promise.all(SERVED_DESKS.map(async (desk) => {
    const items = await askDesk(peers[desk], desk, companyCode, internalToken).catch(() => null);
    return { desk, items };
  }));
  return { items: answers.flatMap(({ items }) => items ?? []), unanswered: answers.filter(({ items }) => items === null).map(({ desk }) => desk) };
}

async function askDesk(base: string | undefined, desk: string, companyCode: string, internalToken: string): Promise<RoleUse[]> {
  if (base === undefined) throw new Error(`no address of ${desk}`);
  const response = await fetch(`${base}/api/${desk}/v1/internal/role-use?${new URLSearchParams({ companyCode }).toString()}`, { headers: { [INTERNAL_TOKEN]: internalToken }, signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${desk} answered ${response.status}`);
  return Told.parse(await response.json()).items;
}
