/** 执行, per portion: the steps of the routes (routes.ts). */
import { lineAttrs } from '../../catalogue/attributes.js';
import { stepOf } from '../../engine/draft.js';
import { decide } from '../../policy/conditions.js';
import { strikeOff } from '../../portions.js';
import type { Portion } from '../../state.js';
import type { StepRow } from '../step-row.js';
import { onsiteDone, repair } from './complete-repair.js';
import { grant } from './grant-rounds.js';
import { order, pack, scrap, scrapRequest, sendBack, stockIn } from './pass-step.js';
import { reinspect } from './record-reinspection.js';

const ON_ROUTE = { scope: 'portion', stage: 'execution', after: [] } as const;

export const EXECUTE_STEPS: readonly StepRow[] = [
  {
    ...ON_ROUTE, key: 'order', zh: '生产指令', en: 'Production order', chaseDays: 1, accepts: 'order', handle: order,
    on: (profile) => profile.rework.order !== null, owner: (policy) => policy.rework.order, menu: ({ ctx }) => ({ priority: ctx.policy.rework.priority }),
  },
  {
    ...ON_ROUTE, key: 'rework', zh: '返修', en: 'Rework', chaseDays: 5, accepts: 'repair', handle: repair,
    owner: (policy, state, scope) => decide(policy.rework.by, lineAttrs(policy, state, (scope as Portion).line, scope as Portion)).then,
    menu: ({ ctx, task }) => ({ priority: ctx.policy.rework.priority, round: task.round }),
  },
  {
    ...ON_ROUTE, key: 'reinspect', zh: '复检', en: 'Re-inspection', chaseDays: 1, accepts: 'reinspect', handle: reinspect,
    on: (profile) => profile.rework.reinspect !== null, owner: (policy) => policy.rework.reinspect,
    menu: ({ ctx, scope, task }) => ({ round: task.round, roundsLeft: Math.max(0, ctx.policy.loops.rework.max + (scope as Portion).granted - stepOf(scope, 'rework').round) }),
  },
  {
    ...ON_ROUTE, key: 'loopLimit', zh: '循环上限', en: 'Loop limit', after: null, chaseDays: 1, accepts: 'grant', handle: grant,
    owner: (policy) => policy.loops.rework.grant, menu: ({ scope }) => ({ loop: 'rework', round: stepOf(scope, 'rework').round }),
  },
  {
    ...ON_ROUTE, key: 'stockIn', zh: '入库', en: 'Stock in', chaseDays: 1, accepts: 'stock_in', handle: stockIn, owner: (policy) => policy.execution.stockIn,
    menu: ({ ctx: { policy }, state, scope }) => ({ store: decide(policy.stores, lineAttrs(policy, state, (scope as Portion).line, scope as Portion)).then }),
  },
  { ...ON_ROUTE, key: 'scrapRequest', zh: '报废申请', en: 'Scrap request', chaseDays: 1, accepts: 'scrap_request', handle: scrapRequest, owner: (policy) => policy.execution.scrapRequest },
  { ...ON_ROUTE, key: 'scrapApprove', zh: '报废审批', en: 'Scrap approval', stage: 'approval', chaseDays: 1, accepts: 'scrap_approval', gate: 'scrap', requestedBy: ['scrapRequest'],
    previous: { steps: ['scrapRequest'], loop: 'redecide' }, onReject: (draft, { scope }, at) => strikeOff(draft, scope as Portion, at) },
  { ...ON_ROUTE, key: 'scrap', zh: '报废', en: 'Scrap', chaseDays: 1, accepts: 'scrap', handle: scrap, owner: (policy) => policy.execution.scrap },
  { ...ON_ROUTE, key: 'pack', zh: '包装', en: 'Pack', chaseDays: 2, accepts: 'pack', handle: pack, owner: (policy) => policy.execution.pack },
  { ...ON_ROUTE, key: 'sendBack', zh: '退回发出', en: 'Send back', chaseDays: 2, accepts: 'send_back', handle: sendBack, owner: (policy) => policy.execution.sendBack },
  { ...ON_ROUTE, key: 'onsiteWork', zh: '现场处理', en: 'On-site work', chaseDays: 5, accepts: 'onsite_done', handle: onsiteDone, owner: (policy) => policy.execution.onsiteWork },
];
