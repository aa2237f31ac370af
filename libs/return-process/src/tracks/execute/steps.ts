/** 执行, per portion: the steps of the routes (routes.ts), in the order of the flow. */
import type { StepRow } from '../step-row.js';
import { CUSTOMER_STEPS } from './customer-steps.js';
import { LEAVE_STEPS } from './leave-steps.js';
import { REPAIR_STEPS } from './repair-steps.js';
import { SCRAP_STEPS } from './scrap-steps.js';
import { STOCK_STEPS } from './stock-steps.js';

export const EXECUTE_STEPS: readonly StepRow[] = [...CUSTOMER_STEPS, ...REPAIR_STEPS, ...STOCK_STEPS, ...SCRAP_STEPS, ...LEAVE_STEPS];
