/** 换补, per supply: what is owed to the customer in kind. */
import type { StepRow } from '../step-row.js';
import { supplyStep } from './pass-supply-step.js';

const OWED = { scope: 'supply', stage: 'execution', chaseDays: 2, handle: supplyStep } as const;

export const SUPPLY_STEPS: readonly StepRow[] = [
  { ...OWED, key: 'supplyOrder', zh: '换补下单', en: 'Supply order', after: [], accepts: 'supply_order', owner: (policy) => policy.replacement.by },
  { ...OWED, key: 'make', zh: '备货', en: 'Make ready', after: ['supplyOrder'], accepts: 'make', on: (profile) => profile.replacement.make !== null, owner: (policy) => policy.replacement.make },
  { ...OWED, key: 'ship', zh: '换货发出', en: 'Ship supply', after: ['make'], accepts: 'ship', owner: (policy) => policy.replacement.ship },
];
