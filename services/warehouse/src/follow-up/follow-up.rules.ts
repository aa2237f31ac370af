/** 跟进: who owns it, by when, and who is told when nobody acts. The ladder never runs dry (process-model.md §1.6). Pure. */
import type { FollowUpKind } from '@guitu/contracts/events/follow-up-stated';
import type { Dept, Label } from '@guitu/contracts/vocabulary';

const HOUR_MS = 3_600_000;
/** After the last rung management is reminded every so many hours until it ends. */
const AGAIN_HOURS = 7 * 24;

export interface FollowUpRule {
  /** verb first; the reference follows */
  readonly words: Label;
  readonly owner: { readonly dept: Dept; readonly role: string; readonly head: string };
  /** natural hours from its opening */
  readonly dueHours: number;
  /** hours after its opening at which these roles are told; before the first only the owner */
  readonly rungs: readonly { readonly hours: number; readonly to: readonly string[] }[];
}

export const FOLLOW_UPS: Readonly<Record<FollowUpKind, FollowUpRule>> = {
  // a parcel must never be forgotten: sales has a day, then its head, then management
  identify_parcel: {
    words: { zh: '识别包裹', en: 'Find out whose parcel this is:' }, owner: { dept: 'SALES', role: 'sales', head: 'salesHead' }, dueHours: 24,
    rungs: [{ hours: 18, to: ['sales'] }, { hours: 24, to: ['sales', 'salesHead'] }, { hours: 48, to: ['salesHead', 'gm'] }],
  },
  // carriers take a claim within 24 h of delivery (product.md B3)
  carrier_claim: {
    words: { zh: '向承运人索赔', en: 'Claim on the carrier for' }, owner: { dept: 'LOGISTICS', role: 'logi', head: 'whHead' }, dueHours: 24,
    rungs: [{ hours: 18, to: ['logi'] }, { hours: 24, to: ['logi', 'whHead'] }, { hours: 48, to: ['whHead', 'gm'] }],
  },
  count_difference: {
    words: { zh: '查明盘点差异', en: 'Explain the difference found by count' }, owner: { dept: 'WAREHOUSE', role: 'keeper', head: 'whHead' }, dueHours: 72,
    rungs: [{ hours: 54, to: ['keeper'] }, { hours: 72, to: ['keeper', 'whHead'] }, { hours: 120, to: ['whHead', 'gm'] }],
  },
};

export const titleOf = (kind: FollowUpKind, ref: string): Label => ({ zh: `${FOLLOW_UPS[kind].words.zh} ${ref}`, en: `${FOLLOW_UPS[kind].words.en} ${ref}` });
/** @param openedAt UTC milliseconds */
export const dueOf = (kind: FollowUpKind, openedAt: number): number => openedAt + FOLLOW_UPS[kind].dueHours * HOUR_MS;

/** When the next rung after `rung` is reached (0: opened), UTC milliseconds. There always is one. */
export function nextRungAt(kind: FollowUpKind, openedAt: number, rung: number): number {
  const { rungs } = FOLLOW_UPS[kind];
  const last = rungs.at(-1)?.hours ?? 0;
  return openedAt + (rungs[rung]?.hours ?? last + (rung - rungs.length + 1) * AGAIN_HOURS) * HOUR_MS;
}

/** Who is told at a rung: the owner when it is opened, the last rung's people ever after. */
export function toldAt(kind: FollowUpKind, rung: number): { role: string; head?: string }[] {
  const { owner, rungs } = FOLLOW_UPS[kind];
  if (rung === 0) return [{ role: owner.role, head: owner.head }];
  return (rungs[Math.min(rung, rungs.length) - 1]?.to ?? [owner.head]).map((role) => (role === owner.role ? { role, head: owner.head } : { role }));
}
