/**
 * Why a value is what it is: a tree in which every node names its rule, what went in, what came out, the clause of the
 * procedure and the policy version that says so. Plain JSON: people read it beside an amount, tests recompute from it.
 */

/** Money is whole Fen, rates are Bps, quantities whole steps of the unit; null = nothing decided or not known. */
export type Explained = string | number | boolean | null;

export interface Explanation<V extends Explained = Explained> {
  /** what was computed: a code of ours, or a key of the policy */
  readonly rule: string;
  /** clause of the procedure; 'house' = our default where it is silent */
  readonly clause: string;
  /** `key@version` of the policy */
  readonly policy: string;
  readonly inputs: { readonly [name: string]: Explained };
  readonly result: V;
  /** the values it was made from, in the order they were used */
  readonly because: readonly Explanation[];
}

/** What a rule is called and where it comes from. */
export interface Source { readonly rule: string; readonly clause: string; readonly policy: string }

export const explain = <V extends Explained>(source: Source, inputs: Explanation['inputs'], result: V, because: readonly Explanation[] = []): Explanation<V> =>
  ({ rule: source.rule, clause: source.clause, policy: source.policy, inputs, result, because });
