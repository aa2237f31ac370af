/** Before the work: what it costs. */
import type { Portion } from '../../state.js';
import type { StepRow } from '../step-row.js';
import { isQuoted } from './charge.rules.js';
import { quote } from './quote-repair.js';

export const CUSTOMER_STEPS: readonly StepRow[] = [
  {
    key: 'quote', zh: '报价', en: 'Quote', scope: 'portion', stage: 'execution', after: [], chaseDays: 2, accepts: 'quote', handle: quote,
    need: ({ ctx: { policy }, state }, scope) => isQuoted(policy, state, scope as Portion), owner: ({ ask }) => ask.fee.by,
  },
];
