/** Conditions and decision tables of a policy (process-model.md §4.1, last paragraph). */

/** Clause of the procedure a value comes from, e.g. 'S000-04 §5.6'; 'house' = our default where the procedure is silent. */
export type Clause = string;

export type Known = { readonly known: boolean };
export type Test<V> = [V] extends [boolean] ? boolean | Known
  : [V] extends [number] ? { readonly eq?: number; readonly lt?: number; readonly lte?: number; readonly gt?: number; readonly gte?: number } | Known
  : V | { readonly in: readonly V[] } | { readonly notIn: readonly V[] } | Known;

/** Keys of one object are joined by *and*; `{}` is true, `{any: []}` is false. */
export type When<A> = { readonly [K in keyof A]?: Test<A[K]> } | { readonly all: readonly When<A>[] } | { readonly any: readonly When<A>[] };

export interface Row<A, R> { readonly when: When<A>; readonly then: R; readonly clause: Clause }
/** First row that holds decides; `otherwise` is mandatory. */
export interface Table<A, R> { readonly rows: readonly Row<A, R>[]; readonly otherwise: R }
