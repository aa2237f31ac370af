/** Short hand for profiles as data: spans, rows, tables, chains and limits read like the procedure's text. */
import type { LineAttrs } from '../attributes.js';
import type { Clause, Row, Table, When } from '../conditions.js';
import type { Role, Sla, Span } from '../time.js';
import type { Chain } from '../types.js';

export const hours = (count: number) => ({ natural: count * 60 });
export const days = (count: number) => ({ natural: count * 1440 });
export const workdays = (count: number) => ({ workdays: count, until: 'day_end' as const });
export const seconds = (count: number) => ({ seconds: count });

/** A condition that never holds: the switch of a part that is off. */
export const NEVER = { any: [] };

export const row = <A, R>(when: NoInfer<When<A>>, then: NoInfer<R>, clause: Clause): Row<A, R> => ({ when, then, clause });
export const table = <A, R>(otherwise: NoInfer<R>, ...rows: Row<NoInfer<A>, NoInfer<R>>[]): Table<A, R> => ({ rows, otherwise });
export const chain = (onReject: Chain['onReject'], ...levels: [role: Role, clause: Clause, when?: When<LineAttrs>][]): Chain =>
  ({ mode: 'serial', empty: 'invalid', onReject, levels: levels.map(([role, clause, when]) => ({ role, clause, ...(when && { when }) })) });
export const sla = (zh: string, en: string, budget: Span, start: Sla['start'], stop: Sla['stop'], owner: Role, clause: Clause, more: Partial<Sla> = {}): Sla =>
  ({ zh, en, budget, start, stop, owner, clause, ladder: 'standard', ...more });
