/** 报废: applied for, approved by a chain, carried out. */
import { amountAtStake } from '../../gates/amount-at-stake.js';
import { strikeOff } from '../../portions.js';
import type { Portion } from '../../state.js';
import type { StepRow } from '../step-row.js';
import { scrap } from './pass-step.js';
import { scrapRequest } from './request-scrap.js';

const ON_ROUTE = { scope: 'portion', stage: 'execution', after: [] } as const;

export const SCRAP_STEPS: readonly StepRow[] = [
  { ...ON_ROUTE, key: 'scrapRequest', zh: '报废申请', en: 'Scrap request', chaseDays: 1, accepts: 'scrap_request', handle: scrapRequest, owner: ({ execution }) => execution.scrapRequest },
  {
    ...ON_ROUTE, key: 'scrapApprove', zh: '报废审批', en: 'Scrap approval', stage: 'approval', chaseDays: 1, accepts: 'scrap_approval', gate: 'scrap', requestedBy: ['scrapRequest'],
    previous: { steps: ['scrapRequest'], loop: 'redecide' }, onReject: (draft, { scope }, at) => strikeOff(draft, scope as Portion, at),
    menu: ({ state, scope }) => amountAtStake(state, [scope as Portion]),
  },
  { ...ON_ROUTE, key: 'scrap', zh: '报废', en: 'Scrap', chaseDays: 1, accepts: 'scrap', handle: scrap, owner: ({ execution }) => execution.scrap },
];
