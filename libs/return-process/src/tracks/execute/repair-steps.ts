/** 返修: rework, refurbishing, discounted units; with its loop. */
import { lineAttrs } from '../../catalogue/attributes.js';
import { decide } from '../../policy/conditions.js';
import type { Portion } from '../../state.js';
import type { StepRow } from '../step-row.js';
import { isNeededBefore } from './batch-repair.rules.js';
import { mayDiffer } from './charge.rules.js';
import { repair } from './complete-repair.js';
import { firstArticle } from './confirm-first-article.js';
import { grant } from './grant-rounds.js';
import { roundsLeft } from './loop-bound.js';
import { order } from './pass-step.js';
import { plan } from './plan-repair.js';
import { reinspect } from './record-reinspection.js';

const ON_ROUTE = { scope: 'portion', stage: 'execution', after: [] } as const;

export const REPAIR_STEPS: readonly StepRow[] = [
  {
    ...ON_ROUTE, key: 'plan', zh: '返修方案', en: 'Rework plan', chaseDays: 2, accepts: 'plan', handle: plan, on: ({ rework }) => rework.plan !== null,
    need: ({ ctx: { policy }, state }, scope) => isNeededBefore('plan', policy, state, scope as Portion), owner: ({ rework }) => rework.plan?.by ?? null, menu: ({ ctx: { policy } }) => ({ differs: mayDiffer(policy) }),
  },
  {
    ...ON_ROUTE, key: 'order', zh: '生产指令', en: 'Production order', chaseDays: 1, accepts: 'order', handle: order,
    on: ({ rework }) => rework.order !== null, owner: ({ rework }) => rework.order, menu: ({ ctx }) => ({ priority: ctx.policy.rework.priority }),
  },
  {
    ...ON_ROUTE, key: 'firstArticle', zh: '首件确认', en: 'First article check', chaseDays: 1, accepts: 'first_article', handle: firstArticle, on: ({ rework }) => rework.firstArticle !== null,
    need: ({ ctx: { policy }, state }, scope) => isNeededBefore('firstArticle', policy, state, scope as Portion), owner: ({ rework }) => rework.firstArticle?.by ?? null,
    menu: ({ ctx, scope, task }) => ({ round: task.round, roundsLeft: roundsLeft(ctx.policy, scope as Portion, 'rework') }),
  },
  {
    ...ON_ROUTE, key: 'rework', zh: '返修', en: 'Rework', chaseDays: 5, accepts: 'repair', handle: repair,
    owner: (policy, state, scope) => decide(policy.rework.by, lineAttrs(policy, state, (scope as Portion).line, scope as Portion)).then,
    menu: ({ ctx: { policy }, task }) => ({
      priority: policy.rework.priority, round: task.round, ...(policy.rework.requires.length > 0 && { requires: [...policy.rework.requires] }), ...(mayDiffer(policy) && { differs: true }),
    }),
  },
  {
    ...ON_ROUTE, key: 'reinspect', zh: '复检', en: 'Re-inspection', chaseDays: 1, accepts: 'reinspect', handle: reinspect,
    on: ({ rework }) => rework.reinspect !== null, owner: ({ rework }) => rework.reinspect,
    menu: ({ ctx, scope, task }) => ({ round: task.round, roundsLeft: roundsLeft(ctx.policy, scope as Portion, 'rework') }),
  },
  {
    ...ON_ROUTE, key: 'loopLimit', zh: '循环上限', en: 'Loop limit', after: null, chaseDays: 1, accepts: 'grant', handle: grant,
    owner: ({ loops }, _state, scope) => loops[(scope as Portion).limit ?? 'rework'].grant,
    menu: ({ scope }) => ({ loop: (scope as Portion).limit ?? 'rework', round: (scope as Portion).rounds?.[(scope as Portion).limit ?? 'rework'] ?? 0 }),
  },
];
