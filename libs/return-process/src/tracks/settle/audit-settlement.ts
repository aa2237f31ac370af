/** 财务审核 (R21 S000-03): finance compares the originals with the proposal before anything is approved or booked. */
import { attrsOfLines } from '../../catalogue/attributes.js';
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { code, rows, type Json } from '../../facts/read.js';
import { sign } from '../../facts/signatures.js';
import { freightCredit, type FreightBill } from './freight.rules.js';
import { goRound } from './settlement-rounds.js';

const signed = (value: unknown): number | null => (typeof value === 'number' && Number.isSafeInteger(value) ? value : null);

function bills(value: unknown): FreightBill[] | null {
  const list = value === undefined ? [] : rows(value);
  const read = list?.map(({ amount, paidBy }: Json): FreightBill | null =>
    (typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0 && (paidBy === 'company' || paidBy === 'customer') ? { amount, paidBy } : null));
  return read === undefined || read.includes(null) ? null : read.flatMap((bill) => bill ?? []);
}

/**
 * The net it states must be the proposal with the differences it names and the customer's share of the freight (P10), and never
 * less than what is booked already. Refused: the amount is proposed again, up to the loop's bound.
 */
export const audit: StepHandler = (draft, target, fact, at) => {
  const { scope, def } = target;
  const { payload } = fact;
  const { state, ctx: { policy } } = draft;
  const ledger = state.settlement;
  const [given, freight, net] = [rows(payload['differences']), bills(payload['freight']), signed(payload['net'])];
  if (ledger === undefined || given === null || freight === null || net === null) return misfit('malformed');
  const named = given.flatMap((row) => {
    const [name, amount] = [code(row['code']), signed(row['amount'])];
    return name === null || amount === null ? [] : [{ code: name, amount }];
  });
  if (named.length !== given.length || !['accept', 'reject'].includes(String(payload['verdict']))) return misfit('malformed');
  if (payload['verdict'] === 'reject') {
    goRound(draft, scope, 'proposal', at);
    return 'applied';
  }
  const share = freightCredit(policy, attrsOfLines(policy, state, state.lines.map(({ line }) => line)), freight).result;
  const differences = [...named, ...(share === 0 ? [] : [{ code: 'freight', amount: share }])];
  if (net !== differences.reduce((sum, { amount }) => sum + amount, ledger.net + ledger.earlier) || net < ledger.posted) return misfit('malformed');
  Object.assign(ledger, { differences, due: net });
  sign(target, fact, 1, at);
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
