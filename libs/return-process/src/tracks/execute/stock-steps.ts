/** Into stock: tested, treated, taken apart, put away. */
import type { Portion } from '../../state.js';
import type { StepRow } from '../step-row.js';
import { dismantle } from './dismantle-unit.js';
import { stockIn } from './pass-step.js';
import { isTestedBeforeSale } from './second-sale.rules.js';
import { storeOf } from './storing.rules.js';
import { unitTest } from './test-unit.js';
import { needsCertificate, treat } from './treat-goods.js';

const ON_ROUTE = { scope: 'portion', stage: 'execution', after: [] } as const;

export const STOCK_STEPS: readonly StepRow[] = [
  {
    ...ON_ROUTE, key: 'treat', zh: '处理', en: 'Treatment', chaseDays: 5, accepts: 'treat', handle: treat, owner: ({ execution }) => execution.treat,
    menu: ({ ctx: { policy }, scope }) => ({ area: policy.receipt.area, ...(needsCertificate(scope as Portion) && { requires: ['certificate'] }) }),
  },
  { ...ON_ROUTE, key: 'dismantle', zh: '拆机', en: 'Dismantling', chaseDays: 5, accepts: 'dismantle', handle: dismantle, owner: ({ execution }) => execution.dismantle },
  {
    ...ON_ROUTE, key: 'unitTest', zh: '性能测试', en: 'Performance test', chaseDays: 1, accepts: 'unit_test', handle: unitTest, on: ({ rework }) => rework.unitTest !== null,
    need: ({ ctx: { policy } }, scope) => isTestedBeforeSale(policy, (scope as Portion).goods), owner: ({ rework }) => rework.unitTest?.by ?? null,
  },
  {
    ...ON_ROUTE, key: 'stockIn', zh: '入库', en: 'Stock in', chaseDays: 1, accepts: 'stock_in', handle: stockIn, owner: ({ execution }) => execution.stockIn,
    menu: ({ ctx: { policy }, state, scope }) => ({ store: storeOf(policy, state, scope as Portion) }),
  },
];
