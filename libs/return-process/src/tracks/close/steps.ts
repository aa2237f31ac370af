/** 结案. */
import type { StepRow } from '../step-row.js';

export const CLOSE_STEPS: readonly StepRow[] = [
  { key: 'close', zh: '结案', en: 'Close', scope: 'case', stage: 'closing', after: null, chaseDays: 1, accepts: 'register' },
];
