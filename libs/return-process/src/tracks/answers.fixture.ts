/** What the person asked by a task may answer, for the walk: every verdict and outcome, read from the task alone. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Context, ReturnState } from '../return-process.js';

/** Payloads per kind of fact; partial quantities while there is more than one piece. */
export type Answers = { readonly [K in FactKind]?: (task: TaskStatement, state: ReturnState, ctx: Context) => object[] };

/** One row per line of the task. */
export const linesOf = (task: TaskStatement, more: (qty: string) => object): object[] => task.lines.map(({ line, qty }) => ({ line, ...more(qty) }));
/** Quantity of its first line. */
export const qtyOf = (task: TaskStatement): string => task.lines[0]?.qty ?? '1';
/** The whole quantity, and one of several pieces. */
export const partsOf = (task: TaskStatement): string[] => (qtyOf(task) === '1' ? ['1'] : [qtyOf(task), '1']);
