/** The closed lists a policy refers to: steps, gates, loops, questions to the customer (process-model.md §1.3, §3, §4.1). */

export const STEP_KEYS = [
  'register', 'complete', 'eligible', 'exception', 'alternative', 'contact', 'hold', 'release', 'onsite', 'settleFirst', 'approve', 'appeal',
  'instruct', 'transport', 'receive', 'papers', 'discrepancy', 'signoff', 'notify', 'sort',
  'pool', 'inspect', 'meet', 'responsible', 'dispose', 'disposeApprove', 'redecide',
  'quote', 'fee', 'consent', 'plan', 'order', 'firstArticle', 'rework', 'reinspect', 'unitTest', 'treat', 'dismantle', 'stockIn',
  'scrapRequest', 'scrapApprove', 'scrap', 'pack', 'dispatchCheck', 'sendBack', 'toSupplier', 'onsiteWork', 'customerScrap',
  'supplyOrder', 'supplyApprove', 'deposit', 'make', 'ship', 'depositSettle',
  'value', 'propose', 'audit', 'settleApprove', 'post', 'pay', 'tell', 'adjust',
  'improve', 'effect', 'report', 'ack', 'closeReview', 'survey', 'close',
] as const;
export type StepKey = (typeof STEP_KEYS)[number];

/** What `after`, clocks and notices refer to: a step done or skipped · a step opened · a duty done · the complaint's arrival. */
export type Anchor = StepKey | `open:${StepKey}` | `duty:${string}` | 'complaint';

/** Decisions taken by a chain of people (审批链). */
export const GATES = ['return', 'exception', 'discount', 'papers', 'disposition', 'scrap', 'replacement', 'settlement', 'close'] as const;
export type Gate = (typeof GATES)[number];

/** The step in which a gate's chain works. An exception chain also answers an appeal. */
export const GATE_STEPS = {
  return: 'approve', exception: 'exception', discount: 'settleFirst', papers: 'papers', disposition: 'disposeApprove', scrap: 'scrapApprove',
  replacement: 'supplyApprove', settlement: 'settleApprove', close: 'closeReview',
} as const satisfies Record<Gate, StepKey>;

/** Questions to the customer, each with a timeout (客户确认). */
export const ASK_KEYS = ['alternative', 'settleFirst', 'appeal', 'recount', 'consent', 'fee', 'deposit', 'propose', 'ack', 'customerScrap'] as const;
export type AskKey = (typeof ASK_KEYS)[number];

/** Every way back in a return; each is bounded, going on after the bound is a person's decision (放行循环). */
export const LOOPS = ['supplement', 'appeal', 'recount', 'consignment', 'redecide', 'rework', 'repack', 'proposal', 'payment', 'report', 'effect'] as const;
export type Loop = (typeof LOOPS)[number];

/** Steps of the routes whose role a policy names in `execution`. */
export const EXEC_STEPS = ['scrapRequest', 'scrap', 'treat', 'dismantle', 'pack', 'sendBack', 'stockIn', 'toSupplier', 'onsiteWork'] as const;
export type ExecStep = (typeof EXEC_STEPS)[number];
