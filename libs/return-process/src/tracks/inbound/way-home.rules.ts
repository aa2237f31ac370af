/** What 退货指引 tells the customer: where to, who pays the way, which papers to enclose (P09, P10). */
import type { TaskMenu } from '@guitu/contracts/task';
import { decideOver, type Attrs } from '../../policy/conditions.js';
import type { LineAttrs } from '../../policy/attributes.js';
import type { ResolvedProfile } from '../../policy/types.js';

/** K15; R09, R34, R35, R36 are rows of P10: the first that holds for one of the lines decides for the whole way. */
export function freightOf({ freight }: Pick<ResolvedProfile, 'freight'>, lines: readonly Attrs<LineAttrs>[]): NonNullable<TaskMenu['freight']> {
  const { then: { payer, prepaid }, clause } = decideOver(freight, lines);
  return { payer, ...(prepaid !== undefined && { prepaid }), clause: clause ?? 'house' };
}

export const instructionsFor = (policy: ResolvedProfile, lines: readonly Attrs<LineAttrs>[]): TaskMenu =>
  ({ documents: [...policy.inbound.documents], address: decideOver(policy.inbound.address, lines).then, freight: freightOf(policy, lines) });
