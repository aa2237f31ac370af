/** 异常处置. */
import { settleAnomaly } from '../../engine/anomalies.js';
import { type CaseHandler, misfit } from '../../facts/outcome.js';

/** 异常处置: a person has looked at it. What he did about it is a fact of its own. */
export const resolve: CaseHandler = (draft, { payload }) => {
  const anomaly = draft.state.anomalies.find(({ id }) => id === payload['anomalyId']);
  if (payload['verdict'] !== 'accept' && payload['verdict'] !== 'dismiss') return misfit('malformed');
  if (anomaly === undefined) return 'ignored';
  settleAnomaly(draft, anomaly);
  return 'applied';
};
