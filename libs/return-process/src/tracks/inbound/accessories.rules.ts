/** Accessories that are missing (P11, R26). */
import { decide, type Attrs } from '../../policy/conditions.js';
import type { LineAttrs } from '../../policy/attributes.js';
import type { ResolvedProfile } from '../../policy/types.js';

/**
 * R26 S003-15: agents are charged for what is missing before the goods go into stock (`deduct`), in e-commerce the
 * responsibility is cleared first (`hold`); elsewhere nothing follows.
 */
export const accessoriesRule = ({ receipt }: Pick<ResolvedProfile, 'receipt'>, attrs: Attrs<LineAttrs>): 'ignore' | 'deduct' | 'hold' => decide(receipt.accessories, attrs).then;

/** What is to be deducted must be named when it is found missing: later nobody knows. */
export const lacksValue = (policy: Pick<ResolvedProfile, 'receipt'>, attrs: Attrs<LineAttrs>): boolean =>
  attrs.accessoriesMissing === true && attrs.missingValue === undefined && accessoriesRule(policy, attrs) === 'deduct';
