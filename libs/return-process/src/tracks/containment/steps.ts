/** 遏制 (R42, T40 at once; §4.4 containment): goods of the same kind are held until somebody releases them. Blocks the end of the return alone. */
import type { StepRow } from '../step-row.js';
import { hold } from './place-hold.js';
import { release } from './release-hold.js';

export const CONTAINMENT_STEPS: readonly StepRow[] = [
  {
    key: 'hold', zh: '暂停标识', en: 'Place hold', scope: 'case', stage: 'intake', after: ['register'], chaseDays: 1, accepts: 'hold', handle: hold,
    on: (profile) => profile.containment.on,
    seats: ({ ctx: { policy } }, _scope, { clause }) => policy.containment.holds.map(({ by }, index) => ({ level: index + 1, role: by, clause })),
    menu: ({ ctx, task }) => ({ label: ctx.policy.containment.holds[task.level - 1]?.label ?? '' }),
  },
  {
    key: 'release', zh: '解除暂停', en: 'Release hold', scope: 'case', stage: 'closing', after: ['hold'], chaseDays: 10, windsDown: true, accepts: 'release', handle: release,
    on: (profile) => profile.containment.on, need: (_draft, scope) => scope.steps['hold']?.s === 'done', owner: (policy) => policy.containment.release,
  },
];
