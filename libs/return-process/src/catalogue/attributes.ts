/** The attributes a policy's conditions read, from the state (process-model.md §4.1); what is absent is unknown. */
import type { Attrs } from '../policy/conditions.js';
import type { CaseAttrs, LineAttrs } from '../policy/attributes.js';
import type { ResolvedProfile } from '../policy/types.js';
import { lineOf, portions, type Attr, type Portion, type ReturnState } from '../state.js';
import { stepOf } from '../engine/draft.js';

/** Attributes a fact may set on the case, and the type each must have; anything else in a payload is not read. */
const SETTABLE: { readonly [key: string]: 'string' | 'boolean' | 'number' } = {
  requestType: 'string', channel: 'string', reason: 'string', severity: 'string', onsiteWanted: 'boolean', wantsReplacement: 'boolean', amount: 'number',
};

/** The settable attributes of an untrusted object. */
export function readAttrs(value: unknown): Record<string, Attr> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([key, attr]) => Object.hasOwn(SETTABLE, key) && typeof attr === SETTABLE[key])) as Record<string, Attr>;
}

/** Attributes of the whole return, with those derived from them. */
export function caseAttrs(policy: ResolvedProfile, state: ReturnState): Attrs<CaseAttrs> {
  const reason = state.attrs['reason'];
  const group = typeof reason === 'string' && Object.hasOwn(policy.reasons, reason) ? policy.reasons[reason]?.group : undefined;
  const qty = state.lines.reduce((sum, line) => sum + line.claimed, 0);
  return { ...state.attrs, qty, ...(group !== undefined && { reasonGroup: group }) } as Attrs<CaseAttrs>;
}

/** Attributes of one line, or of one portion of it. */
export function lineAttrs(policy: ResolvedProfile, state: ReturnState, line: number, portion?: Portion): Attrs<LineAttrs> {
  const decided = portion === undefined ? {} : { ...(portion.goods !== null && { goods: portion.goods }), ...(portion.remedy !== null && { remedy: portion.remedy }), round: stepOf(portion, 'rework').round };
  return { ...caseAttrs(policy, state), ...lineOf(state, line)?.attrs, ...portion?.attrs, ...decided } as Attrs<LineAttrs>;
}

/** One entry per line that still has undecided goods here, for conditions read over lines. */
export function undecidedLines(policy: ResolvedProfile, state: ReturnState, consignment?: string): Attrs<LineAttrs>[] {
  const here = portions(state).filter((portion) => portion.arrivedAt !== null && portion.decidedAt === null && portion.endedAt === null);
  const lines = [...new Set(here.filter((portion) => consignment === undefined || portion.consignment === consignment).map(({ line }) => line))];
  return lines.map((line) => lineAttrs(policy, state, line));
}
