/** 责任判定. */
import { attrsOf, readAttrs } from '../../catalogue/attributes.js';
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { isObject, text } from '../../facts/read.js';
import { sign } from '../../facts/signatures.js';
import { requestLink } from '../../links/request-link.js';
import { lineOf, portions } from '../../state.js';
import { bearerOf, needsAssessment, tellsSupplier } from './bearer.rules.js';

/** Whose fault, by which cause, and who pays: the last follows from the policy's table, where that says it. */
export const decideResponsibility: StepHandler = (draft, target, fact, at) => {
  const { state, ctx: { policy } } = draft;
  const { payload } = fact;
  const found = readAttrs('responsibility', 'line', payload);
  const [unit, bearer] = [text(payload['unitCode']), text(payload['bearer'])];
  const { fault, cause } = found;
  if (typeof fault !== 'string' || typeof cause !== 'string' || unit === null || bearer === null) return misfit('malformed');
  const alive = portions(state).filter(({ endedAt }) => endedAt === null);
  const lines = attrsOf(policy, state, alive).map((attrs) => ({ ...attrs, ...found }));
  const rule = bearerOf(policy, lines);
  if (Object.keys(policy.causes).length > 0 && !Object.hasOwn(policy.causes, cause)) return misfit('outcome_not_allowed');
  if (!rule.free && bearer !== rule.bearer) return misfit('outcome_not_allowed');
  const assessment = isObject(payload['assessment']) ? text(payload['assessment']['code']) : null;
  if (needsAssessment(policy, fault) && assessment === null) return misfit('malformed');
  for (const line of new Set(alive.map((portion) => portion.line))) Object.assign(lineOf(state, line)?.attrs ?? {}, found);
  state.responsibility = { fault, cause, unit, bearer, clause: rule.clause, assessment };
  if (tellsSupplier(policy, lines)) requestLink(draft, { kind: 'supplierClaim', scope: target.scope, step: target.def.key, at });
  sign(target, fact, 1, at);
  completeStep(draft, target.scope, target.def.key, at);
  return 'applied';
};
