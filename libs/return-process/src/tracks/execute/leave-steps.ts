/**
 * Out of the house, or never in it: back to the customer (§4.4 refuse after receipt: pack, check, send), to the supplier,
 * handled where the goods are.
 */
import type { ReturnDraft } from '../../context.js';
import type { Portion, ReturnScope } from '../../state.js';
import type { StepRow } from '../step-row.js';
import { dispatchCheck } from './check-dispatch.js';
import { onsiteDone } from './complete-onsite-work.js';
import { toSupplier } from './hand-to-supplier.js';
import { isAtBound, roundsLeft } from './loop-bound.js';
import { pack, sendBack } from './pass-step.js';
import { isToldNotAsked } from './told-not-asked.rules.js';

const ON_ROUTE = { scope: 'portion', stage: 'execution', after: [] } as const;

/** Goods the customer scraps himself leave the house only if they have come. */
const leaves = (_draft: ReturnDraft, scope: ReturnScope): boolean => (scope as Portion).goods !== 'CUSTOMER_SCRAP' || (scope as Portion).arrivedAt !== null;

/** Goods that must go whatever happens are checked again and packed again up to the bound, then they go. */
const isChecked = (draft: ReturnDraft, scope: ReturnScope): boolean => {
  const { ctx: { policy } } = draft;
  return leaves(draft, scope) && !(isToldNotAsked(policy, scope as Portion) && isAtBound(policy, scope as Portion, 'repack'));
};

export const LEAVE_STEPS: readonly StepRow[] = [
  { ...ON_ROUTE, key: 'pack', zh: '包装', en: 'Pack', chaseDays: 2, accepts: 'pack', handle: pack, owner: ({ execution }) => execution.pack, need: leaves },
  {
    ...ON_ROUTE, key: 'dispatchCheck', zh: '出货检验', en: 'Dispatch inspection', chaseDays: 1, accepts: 'dispatch_check', handle: dispatchCheck, on: ({ rework }) => rework.dispatchCheck !== null,
    need: isChecked, owner: ({ rework }) => rework.dispatchCheck, menu: ({ ctx, scope, task }) => ({ round: task.round, roundsLeft: roundsLeft(ctx.policy, scope as Portion, 'repack') }),
  },
  { ...ON_ROUTE, key: 'sendBack', zh: '退回发出', en: 'Send back', chaseDays: 2, accepts: 'send_back', handle: sendBack, owner: ({ execution }) => execution.sendBack, need: leaves },
  { ...ON_ROUTE, key: 'toSupplier', zh: '移交供应商', en: 'Hand to supplier', chaseDays: 2, accepts: 'to_supplier', handle: toSupplier, owner: ({ execution }) => execution.toSupplier },
  {
    ...ON_ROUTE, key: 'onsiteWork', zh: '现场处理', en: 'On-site work', chaseDays: 5, accepts: 'onsite_done', handle: onsiteDone, owner: ({ execution }) => execution.onsiteWork,
    menu: ({ ctx: { policy: { closure } } }) => (closure.costAccount === null ? {} : { account: closure.costAccount }),
  },
];
