/** What follows by itself once a consignment is received. */
import type { ReturnDraft } from '../../context.js';
import { stepOf } from '../../engine/draft.js';
import type { ResolvedProfile } from '../../policy/types.js';
import { portionsOf, type Consignment } from '../../state.js';
import { missingDocuments, onIncompletePapers } from './missing-papers.rules.js';
import { refuseGoods } from './refuse-goods.js';

/** Documents and fields that did not come with the goods, by code. */
export const papersMissing = (policy: ResolvedProfile, { documents, fieldsMissing }: Consignment): string[] =>
  [...missingDocuments(policy, documents ?? []), ...(fieldsMissing ?? [])];

/** R06: without complete papers the goods go back. In the trade 验收 is the inspection too: its result is there with the receipt. */
export function afterReceipt(draft: ReturnDraft, consignment: Consignment, at: number): void {
  const { state, ctx: { policy } } = draft;
  if (policy.inspection.mode === 'receipt') consignment.steps['inspect'] = { ...stepOf(consignment, 'inspect'), ahead: at };
  const came = portionsOf(state, consignment.id).some(({ arrivedAt }) => arrivedAt !== null) || Object.values(consignment.counts).some((counted) => counted > 0);
  if (came && onIncompletePapers(policy, papersMissing(policy, consignment)) === 'refuse') refuseGoods(draft, consignment, at);
}
