/** 结案: the closing review, the end, and what the customer is asked after it. */
import type { StepRow } from '../step-row.js';
import { goRound } from '../improve/report-rounds.js';
import { survey } from './record-survey.js';

export const CLOSE_STEPS: readonly StepRow[] = [
  {
    // S000-05: opens when nothing else is left; who refuses sends the improvement back, up to the bound of that loop
    key: 'closeReview', zh: '结案评审', en: 'Closing review', scope: 'case', stage: 'closing', after: null, chaseDays: 2, accepts: 'close_review', gate: 'close',
    onReject: (draft, { scope, def }, at) => goRound(draft, scope, 'effect', def.key, at),
  },
  { key: 'close', zh: '结案', en: 'Close', scope: 'case', stage: 'closing', after: null, chaseDays: 1, accepts: 'register' },
  {
    key: 'survey', zh: '回访', en: 'Survey', scope: 'case', stage: 'closing', after: null, chaseDays: 10, accepts: 'survey', handle: survey, lapses: true,
    on: ({ closure }) => closure.survey, owner: ({ eligibility }) => eligibility.by,
  },
];
