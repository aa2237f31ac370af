/** 改善: answers for the walk. */
import type { Answers } from '../answers.fixture.js';

export const IMPROVE_ANSWERS: Answers = {
  improve: ({ menu: { results = [] } }) => results.map((kind) => ({ kind, reportRef: '00000000-0000-4000-8000-000000000001', actions: ['a1'] })),
  effect_check: () => [{ ok: true }, { ok: false, reasonCode: 'r' }],
  report_sent: () => [{ formNo: 'RMA-1' }],
};
