/** The attributes a policy's conditions read, from the state (process-model.md §4.1); what is absent is unknown. */
import { ATTRIBUTE_SOURCES, maySet, type AttributeLevel, type AttributeType } from '@guitu/contracts/attribute-sources';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { parseQuantity } from '@guitu/contracts/quantity';
import { UNITS } from '@guitu/contracts/vocabulary';
import { lineAmount } from '@guitu/money/amount';
import { holds, type Attrs } from '../policy/conditions.js';
import type { CaseAttrs, LineAttrs } from '../policy/attributes.js';
import type { ResolvedProfile } from '../policy/types.js';
import { quantityClass } from '../tracks/assess/quantity-class.rules.js';
import { code, whole } from '../facts/read.js';
import { lineOf, portions, portionsOf, type Attr, type Line, type Portion, type ReturnScope, type ReturnState } from '../state.js';
import { stepOf } from '../engine/draft.js';

function typed(type: AttributeType, value: unknown): Attr | null {
  switch (type) {
    case 'boolean': return typeof value === 'boolean' ? value : null;
    case 'code': return code(value);
    case 'fen': case 'bps': return whole(value);
    case 'quantity': return parseQuantity(value, 'pcs');
    default: return typeof value === 'string' && type.includes(value) ? value : null;
  }
}

/** The attributes of an untrusted object that a fact of this kind may set; anything else in it is not read. */
export function readAttrs(kind: FactKind, level: AttributeLevel, value: unknown): Record<string, Attr> {
  if (typeof value !== 'object' || value === null) return {};
  const read: Record<string, Attr> = {};
  for (const [name, given] of Object.entries(value)) {
    const attr = maySet(kind, level, name) ? typed(ATTRIBUTE_SOURCES[name].type, given) : null;
    if (attr !== null) read[name] = attr;
  }
  return read;
}

/** Price of so much of a line, in Fen; undefined while no price is known. */
const priceOf = ({ unitPrice, unit }: Line, qty: number): number | undefined => (unitPrice === undefined ? undefined : lineAmount(unitPrice, qty, UNITS[unit].scale, 'half_up'));
/** What goods cost at their prices, Fen; lines without a price add nothing, undefined where none has one. */
export function priceOfGoods(state: Pick<ReturnState, 'lines'>, goods: readonly { readonly line: number; readonly qty: number }[]): number | undefined {
  const prices = goods.flatMap(({ line, qty }) => {
    const of = state.lines.find((one) => one.line === line);
    return of === undefined ? [] : (priceOf(of, qty) ?? []);
  });
  return prices.length === 0 ? undefined : prices.reduce((sum, price) => sum + price, 0);
}
/** What of a line is returned: as announced, and the surplus that was accepted (process-model.md §7). */
const returnedOf = ({ claimed, accepted = 0 }: Line): number => claimed + accepted;

/** The whole in Fen: as it was stated, with the price of the surplus accepted since; else from the prices of all lines. */
function amountOf({ attrs, lines }: ReturnState): number | undefined {
  const stated = attrs['amount'];
  if (typeof stated === 'number') return stated + lines.reduce((sum, line) => sum + (priceOf(line, line.accepted ?? 0) ?? 0), 0);
  const prices = lines.map((line) => priceOf(line, returnedOf(line)));
  return prices.includes(undefined) ? undefined : prices.reduce<number>((sum, price) => sum + (price ?? 0), 0);
}

/** Attributes of the whole return, with those derived from them. */
export function caseAttrs(policy: ResolvedProfile, state: ReturnState): Attrs<CaseAttrs> {
  const reason = state.attrs['reason'];
  const group = typeof reason === 'string' && Object.hasOwn(policy.reasons, reason) ? policy.reasons[reason]?.group : undefined;
  const qty = state.lines.reduce((sum, line) => sum + returnedOf(line), 0);
  const amount = amountOf(state);
  const known = { ...state.attrs, ...(amount !== undefined && { amount }), ...lateness(state), qty, ...(group !== undefined && { reasonGroup: group }) } as Attrs<CaseAttrs>;
  const ofClass = quantityClass(policy, known, state.lines.map((line) => ({ item: line.item, claimed: returnedOf(line) })));
  return ofClass === null ? known : { ...known, quantityClass: ofClass };
}

/** A return is late when one of its lines is, and in its window when all are that have one. */
function lateness({ lines }: ReturnState): Partial<CaseAttrs> {
  const windows = lines.map(({ attrs }) => attrs['window']);
  if (windows.includes('late')) return { window: 'late', late: true };
  return windows.includes(undefined) ? {} : { window: windows.includes('in') ? 'in' : 'none', late: false };
}

/** Attributes of one line, or of one portion of it; who reads many hands over those of the whole return (`ofCase`), worked out once. */
export function lineAttrs(policy: ResolvedProfile, state: ReturnState, line: number, portion?: Portion, ofCase: Attrs<CaseAttrs> = caseAttrs(policy, state)): Attrs<LineAttrs> {
  const decided = portion === undefined ? {} : { ...(portion.goods !== null && { goods: portion.goods }), ...(portion.remedy !== null && { remedy: portion.remedy }), round: stepOf(portion, 'rework').round };
  const of = lineOf(state, line);
  const price = of === undefined ? undefined : priceOf(of, returnedOf(of));
  const attrs = { ...ofCase, ...(price !== undefined && { lineAmount: price }), ...of?.attrs, ...portion?.attrs, ...decided } as Attrs<LineAttrs>;
  // R24: a seal found broken later ends the warranty that the dates gave
  return policy.warranty.on && attrs.warranty === 'in' && holds(policy.warranty.voidWhen, attrs) ? { ...attrs, warranty: 'void' } : attrs;
}

/** Attributes of each of these portions, for conditions that hold when they hold for one. */
export function attrsOf(policy: ResolvedProfile, state: ReturnState, chosen: readonly Portion[]): Attrs<LineAttrs>[] {
  const ofCase = caseAttrs(policy, state);
  return chosen.map((portion) => lineAttrs(policy, state, portion.line, portion, ofCase));
}

/** What a condition reads in a scope: the portion itself, the goods of a consignment, the line a supply is owed for with its remedy, or all goods of the return. */
export function attrsIn(policy: ResolvedProfile, state: ReturnState, scope: ReturnScope): Attrs<LineAttrs>[] {
  if (scope.kind === 'supply') {
    const owed = portions(state).filter(({ decision }) => decision === scope.decision);
    return (owed.length > 0 ? attrsOf(policy, state, owed) : attrsOfLines(policy, state, [scope.line])).map((attrs) => ({ ...attrs, remedy: scope.remedy }));
  }
  return attrsOf(policy, state, scope.kind === 'portion' ? [scope] : scope.kind === 'consignment' ? portionsOf(state, scope.id) : portions(state));
}

/** Attributes of each of these lines, whichever of their goods are where. */
export function attrsOfLines(policy: ResolvedProfile, state: ReturnState, lines: readonly number[]): Attrs<LineAttrs>[] {
  const ofCase = caseAttrs(policy, state);
  return lines.map((line) => lineAttrs(policy, state, line, undefined, ofCase));
}

/** One entry per line that still has undecided goods here, for conditions read over lines. */
export function undecidedLines(policy: ResolvedProfile, state: ReturnState, consignment?: string): Attrs<LineAttrs>[] {
  const here = portions(state).filter((portion) => portion.arrivedAt !== null && portion.decidedAt === null && portion.endedAt === null);
  const lines = [...new Set(here.filter((portion) => consignment === undefined || portion.consignment === consignment).map(({ line }) => line))];
  return attrsOfLines(policy, state, lines);
}
