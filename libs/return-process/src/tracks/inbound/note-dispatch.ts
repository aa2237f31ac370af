/** 客户发货. */
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { consignments } from '../../state.js';

/** 客户发货: nothing is completed by it, people see that goods are under way. It may be told after they came. */
export const dispatched: CaseHandler = (draft, fact, at) => {
  const named = consignments(draft.state).filter(({ id }) => fact.scope?.consignment === undefined || id === fact.scope.consignment);
  const consignment = named.find(({ dispatchedAt }) => dispatchedAt === null);
  if (named.length === 0) return misfit('unknown_scope');
  if (consignment === undefined) return 'ignored';
  consignment.dispatchedAt = at;
  return 'applied';
};
