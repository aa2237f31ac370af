/**
 * 计价: what the customer is owed in money, as a pure function of the parts and the policy, with the reasons. Exact until the
 * one rounding the policy names; the lines add up to the total to the cent under every rounding (I3).
 */
import { isNothing, minus, NOTHING, spread, sumOf, toFen, written, type Exact } from '@guitu/money/exact';
import type { Remedy } from '@guitu/contracts/vocabulary';
import { explain, type Explanation } from '../../explanation/explanation.js';
import type { Fen } from '../../policy/attributes.js';
import type { ResolvedProfile } from '../../policy/types.js';
import { creditableValue } from './creditable-value.rules.js';
import { deductionsInOrder, deductionsOf, sumTaken, type Taken } from './deduction.rules.js';
import { atAgreedAmount, type AgreedAmount, type Worth } from './negotiated-amount.rules.js';
import { isAgreed, type SettledPart } from './settled-part.js';

export interface SettledLine { portion: string; line: number; remedy: Remedy; value: Fen; net: Fen }
export interface Settlement {
  lines: SettledLine[];
  value: Fen;
  deductions: { key: string; amount: Fen }[];
  net: Fen;
  /** deductions that the value did not cover: the customer is not billed for them */
  uncovered: Fen;
  /** portions nobody has told a price or an amount for: valued at nothing until finance says more */
  unpriced: string[];
  because: Explanation<number>;
}

interface Valued extends Worth { exact: Exact; taken: Taken[]; net: Exact }
/** One rounding: a line, or everything. */
interface Rounded { values: Fen[]; nets: Fen[]; value: Fen; deductions: Map<string, Fen> }

/** @param bargain what both agreed for the partial refunds, if they did */
export function settle(policy: ResolvedProfile, parts: readonly SettledPart[], bargain?: AgreedAmount): Settlement {
  const agreed = parts.filter(({ remedy }) => isAgreed(remedy)).reduce((sum, { qty }) => sum + qty, 0);
  const priced = parts.map((part): Worth => ({ part, worth: creditableValue(policy, part, agreed) }));
  const valued = (bargain === undefined ? priced : atAgreedAmount(policy, priced, bargain)).map(({ part, worth }): Valued => {
    const exact = worth.value ?? NOTHING;
    const ofLine = parts.filter(({ line }) => line === part.line).reduce((sum, { qty }) => sum + qty, 0);
    const taken = worth.net === true ? [] : deductionsOf(policy, part, exact, ofLine);
    return { part, worth, exact, taken, net: minus(exact, sumOf(taken.map((one) => one.taken))) };
  });
  const { mode, at } = policy.settlement.rounding;
  const groups = at === 'total' ? [valued] : [...new Set(parts.map(({ line }) => line))].map((line) => valued.filter(({ part }) => part.line === line));
  const rounded = groups.map((group) => ({ group, ...roundGroup(policy, group) }));
  const lines = rounded.flatMap(({ group, values, nets }) =>
    group.map(({ part: { portion, line, remedy } }, index): SettledLine => ({ portion, line, remedy, value: values[index] ?? 0, net: nets[index] ?? 0 })));
  const value = rounded.reduce((sum, one) => sum + one.value, 0);
  const deductions = deductionsInOrder(policy).flatMap(([key]) => {
    const amount = rounded.reduce((sum, one) => sum + (one.deductions.get(key) ?? 0), 0);
    return valued.some(({ taken }) => taken.some((one) => one.key === key)) ? [{ key, amount }] : [];
  });
  const net = deductions.reduce((left, { amount }) => left - amount, value);
  const short = valued.flatMap(({ taken }) => taken.map((one) => minus(one.due, one.taken)));
  return {
    lines, value, deductions, net, uncovered: toFen(sumOf(short), mode), unpriced: valued.filter(({ worth }) => worth.value === null).map(({ part }) => part.portion),
    because: because(policy, valued, { lines, value, deductions, net }),
  };
}

/** A deduction is rounded by itself, as a paper states it, and never beyond what the rounded value leaves. */
function roundGroup(policy: ResolvedProfile, group: readonly Valued[]): Rounded {
  const { mode } = policy.settlement.rounding;
  const value = toFen(sumOf(group.map(({ exact }) => exact)), mode);
  let left = value;
  const deductions = new Map<string, Fen>();
  for (const [key] of deductionsInOrder(policy)) {
    const amount = Math.min(left, toFen(sumTaken(group.flatMap(({ taken }) => taken), key, 'taken'), mode));
    deductions.set(key, amount);
    left -= amount;
  }
  return { value, deductions, values: shared(value, group.map(({ exact }) => exact)), nets: shared(left, group.map(({ net, exact }) => (group.every((one) => isNothing(one.net)) ? exact : net))) };
}

/** A Fen that rounding left over where nothing has a weight goes to the first. */
const shared = (amount: Fen, weights: readonly Exact[]): Fen[] => (weights.every(isNothing) ? weights.map((_, index) => (index === 0 ? amount : 0)) : spread(amount, weights));

function because(policy: ResolvedProfile, valued: readonly Valued[], of: Pick<Settlement, 'lines' | 'value' | 'deductions' | 'net'>): Explanation<number> {
  const version = `${policy.key}@${policy.version}`;
  const source = (rule: string, clause = 'house') => ({ rule, clause, policy: version });
  const { mode, at } = policy.settlement.rounding;
  const values = valued.map(({ part, worth }) => explain(source(worth.rule, worth.clause), { ...worth.inputs, remedy: part.remedy }, of.lines.find(({ portion }) => portion === part.portion)?.value ?? 0));
  const taken = valued.flatMap((one) => one.taken);
  return explain(source('net'), { rounding: mode, roundedAt: at }, of.net, [
    explain(source('value'), { parts: valued.length }, of.value, values),
    ...of.deductions.map(({ key, amount }) => {
      const { base, bps, clause } = policy.settlement.deductions[key] ?? { base: '', clause: 'house' };
      return explain(source(`deduction.${key}`, clause), { base, of: written(sumTaken(taken, key, 'base')), bps: bps ?? null, due: written(sumTaken(taken, key, 'due')) }, amount);
    }),
  ]);
}
