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

/** What is known of a case or line; an attribute that is absent is unknown. */
export type Attrs<A> = { readonly [K in keyof A]?: A[K] };
/** Kleene's three values: undefined = not decidable yet. */
export type Truth = boolean | undefined;

type Facts = Readonly<Record<string, unknown>>;
const isGroup = (when: object, key: 'all' | 'any'): when is Record<typeof key, readonly object[]> => Array.isArray((when as Facts)[key]);

function testValue(test: unknown, value: unknown): Truth {
  if (typeof test === 'object' && test !== null && 'known' in test) return (value !== undefined) === test.known;
  if (value === undefined) return undefined;
  if (typeof test !== 'object' || test === null) return test === value;
  if ('in' in test) return Array.isArray(test.in) && test.in.includes(value);
  if ('notIn' in test) return Array.isArray(test.notIn) && !test.notIn.includes(value);
  const { eq, lt, lte, gt, gte } = test as { eq?: number; lt?: number; lte?: number; gt?: number; gte?: number };
  return typeof value === 'number' && (eq === undefined || value === eq) && (lt === undefined || value < lt) && (lte === undefined || value <= lte)
    && (gt === undefined || value > gt) && (gte === undefined || value >= gte);
}

/** Kleene's *and* (`decisive` false) and *or* (true): one decisive part decides, and what comes after it is not read. */
function join<T>(parts: readonly T[], decisive: boolean, read: (part: T) => Truth): Truth {
  let result: Truth = !decisive;
  for (const part of parts) {
    const truth = read(part);
    if (truth === decisive) return decisive;
    if (truth === undefined) result = undefined;
  }
  return result;
}

export const and = (values: readonly Truth[]): Truth => join(values, false, (value) => value);
export const or = (values: readonly Truth[]): Truth => join(values, true, (value) => value);

function evaluate(when: object, attrs: Facts): Truth {
  if (isGroup(when, 'all')) return join(when.all, false, (part) => evaluate(part, attrs));
  if (isGroup(when, 'any')) return join(when.any, true, (part) => evaluate(part, attrs));
  return join(Object.entries(when), false, ([key, test]) => testValue(test, attrs[key]));
}

/**
 * Whether a condition holds. A test on an unknown attribute is false, except `{known: false}`; so a condition that is not
 * decidable yet does not hold.
 */
export const holds = <A>(when: When<A>, attrs: Attrs<A>): boolean => evaluate(when, attrs) === true;

/** A condition over lines read for the whole case: it holds if it holds for one line. */
export const holdsForOne = <A>(when: When<A>, lines: readonly Attrs<A>[]): boolean => lines.some((attrs) => holds(when, attrs));

/** Three-valued reading, for eligibility checks alone: an unknown attribute leaves the check open. */
export const verdict = <A>(when: When<A>, attrs: Attrs<A>): Truth => evaluate(when, attrs);

export interface Decision<R> { readonly then: R; /** null: no row held and `otherwise` decided */ readonly clause: Clause | null }

/** First row whose condition holds, else `otherwise`. */
export function decide<A, R>(table: Table<A, R>, attrs: Attrs<A>): Decision<R> {
  const row = table.rows.find(({ when }) => holds(when, attrs));
  return row === undefined ? { then: table.otherwise, clause: null } : { then: row.then, clause: row.clause };
}

/** A table read for several lines together: the first row that holds for one of them. */
export function decideOver<A, R>(table: Table<A, R>, lines: readonly Attrs<A>[]): Decision<R> {
  const row = table.rows.find(({ when }) => holdsForOne(when, lines));
  return row === undefined ? { then: table.otherwise, clause: null } : { then: row.then, clause: row.clause };
}

/** The result of the first row that holds, null when none does (windows, quantity classes). */
export const firstRow = <A, R>(rows: readonly Row<A, R>[], attrs: Attrs<A>): Row<A, R> | null => rows.find(({ when }) => holds(when, attrs)) ?? null;

/** Everything a table can decide. */
export const decisionsOf = <A, R>(table: Table<A, R>): readonly R[] => [...table.rows.map(({ then }) => then), table.otherwise];

/** The switch of a part that is off: `{any: []}`. */
export const neverHolds = <A>(when: When<A>): boolean => isGroup(when, 'any') && when.any.length === 0;
