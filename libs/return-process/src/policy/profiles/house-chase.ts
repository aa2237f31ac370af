/** How the house chases steps for which a procedure sets no limit (process-model.md §3, last column). */
import type { CalendarSpan } from '@guitu/calendar/span';
import type { StepKey } from '../steps.js';
import { workdays } from './notation.js';

const steps = (days: number, ...keys: StepKey[]): Partial<Record<StepKey, CalendarSpan>> => Object.fromEntries(keys.map((key) => [key, workdays(days)]));

/** Steps not named here take three working days. */
export const CHASE_STEPS: Partial<Record<StepKey, CalendarSpan>> = {
  ...steps(1, 'contact', 'hold', 'instruct', 'receive', 'signoff', 'notify', 'sort', 'disposeApprove', 'order', 'firstArticle', 'reinspect', 'unitTest', 'dispatchCheck',
    'stockIn', 'scrapRequest', 'scrapApprove', 'scrap', 'tell'),
  ...steps(2, 'eligible', 'exception', 'approve', 'papers', 'discrepancy', 'dispose', 'redecide', 'quote', 'plan', 'pack', 'sendBack', 'toSupplier',
    'supplyOrder', 'supplyApprove', 'make', 'ship', 'audit', 'settleApprove', 'post', 'report', 'closeReview'),
  ...steps(5, 'rework', 'treat', 'dismantle', 'onsiteWork', 'depositSettle', 'improve', 'effect'),
  ...steps(10, 'release', 'transport', 'pool'),
};
