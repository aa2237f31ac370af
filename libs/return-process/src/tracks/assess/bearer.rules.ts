/** Who bears the cost, and what follows for the unit at fault (P20). */
import { LINE_ATTRIBUTES } from '../../policy/attribute-kinds.js';
import { decideOver, holdsForOne, type Attrs } from '../../policy/conditions.js';
import type { LineAttrs } from '../../policy/attributes.js';
import type { ResolvedProfile } from '../../policy/types.js';

type Responsibility = Pick<ResolvedProfile, 'responsibility'>;

/** R39 (S001-05): slow sale → sales, quality → the production system; what no row says the company decides (`free`). */
export function bearerOf({ responsibility }: Responsibility, lines: readonly Attrs<LineAttrs>[]): { bearer: string; free: boolean; clause: string } {
  const { then, clause } = decideOver(responsibility.bearer, lines);
  return { bearer: then, free: clause === null, clause: clause ?? 'house' };
}

/** The same for every fault and every cause the policy names, beforehand. */
export const bearersFor = (policy: Responsibility & Pick<ResolvedProfile, 'causes'>, lines: readonly Attrs<LineAttrs>[]): { fault: string; cause?: string; bearer: string; free: boolean }[] =>
  LINE_ATTRIBUTES.fault.flatMap((fault) => {
    const causes = Object.keys(policy.causes);
    return (causes.length === 0 ? [undefined] : causes).map((cause) => {
      const found = { fault, ...(cause !== undefined && { cause }) };
      const { bearer, free } = bearerOf(policy, lines.length === 0 ? [found] : lines.map((attrs) => ({ ...attrs, ...found })));
      return { ...found, bearer, free };
    });
  });

/** R40 (S000-06): an own fault is fined, S001-03: it is assessed; without that the paper is not complete (K21). */
export const needsAssessment = ({ responsibility }: Responsibility, fault: string): boolean => responsibility.penalty !== 'none' && fault === 'own';

/** R40: material at fault → the supplier is told. */
export const tellsSupplier = ({ responsibility }: Responsibility, lines: readonly Attrs<LineAttrs>[]): boolean => holdsForOne(responsibility.supplierNotice, lines);
