/**
 * From what the clerk asked for to the lines of a return: each with the delivery it comes from, its price and dates, or blind.
 * Strongest key first: the delivery line named, serials, batch, product; among several the newest first (product.md §2.4). Pure:
 * the preview and the registration both call it.
 */
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { AskedLine } from '@guitu/contracts/http/register-return';
import { sameDelivery, type DeliveryCandidate, type DeliveryKey } from './delivery-candidate.js';
import {
  batchNotShipped, blindOnRequest, noDelivery, noSuchLine, otherGoods, overReturnable, priceDiffers, serialCount, serialElsewhere, serialTwice, serialUnknown, splitAmount, type Finding,
} from './findings.rules.js';

/** A line as it will be registered; `asked` = index of the line it answers, `delivery` null = blind. */
export interface PlannedLine extends Omit<AskedLine, 'delivery' | 'serials' | 'blind'> {
  readonly asked: number;
  readonly delivery: DeliveryKey | null;
  readonly serials: readonly string[];
  readonly priceSource: 'delivery' | 'list' | 'stated' | null;
  readonly findings: readonly Finding[];
}

interface Share { readonly from: DeliveryCandidate | null; readonly steps: number; readonly serials: readonly string[] }
interface Matched { readonly shares: Share[]; readonly findings: Finding[] }

/** @param customers the customer and his group · @param candidates newest first */
export function planLines(lines: readonly AskedLine[], customers: readonly string[], candidates: readonly DeliveryCandidate[]): PlannedLine[] {
  const left = new Map(candidates.map((one) => [one, one.returnable]));
  const seen = new Set<string>();
  return lines.flatMap((line, asked) => {
    const steps = parseQuantity(line.qty, line.unit) ?? 0;
    const { shares, findings } = match(line, steps, customers, candidates, left);
    for (const { from, steps: taken } of shares) if (from !== null) left.set(from, (left.get(from) ?? 0) - taken);
    const repeated = (line.serials ?? []).filter((serial) => seen.has(`${line.item} ${serial}`) || !seen.add(`${line.item} ${serial}`)).map(serialTwice);
    const unsplittable = shares.length > 1 && (line.attrs?.lineAmount !== undefined || line.attrs?.missingValue !== undefined) ? [splitAmount()] : [];
    // what was found stands with the part it is about: the one without a delivery, if there is one
    const told = Math.max(0, shares.findIndex(({ from }) => from === null));
    return shares.map((share, index) => planned(line, asked, share, index === told ? [...findings, ...repeated, ...unsplittable] : []));
  });
}

function match(line: AskedLine, steps: number, customers: readonly string[], candidates: readonly DeliveryCandidate[], left: ReadonlyMap<DeliveryCandidate, number>): Matched {
  const { delivery, serials = [], item, batch, unit } = line;
  const blind = (...findings: Finding[]): Matched => ({ shares: [{ from: null, steps, serials }], findings });
  if (serials.length > 0 && (unit !== 'pcs' || serials.length !== steps)) return blind(serialCount(serials.length, line.qty));
  if (delivery !== undefined) return named(line, steps, delivery, customers, candidates, left);
  if (line.blind === true) return blind(blindOnRequest());
  if (serials.length > 0) return bySerial(item, serials, customers, candidates, left);
  const ofProduct = candidates.filter((one) => one.product === item && one.unit === unit && customers.includes(one.customerCode));
  const fitting = batch === undefined ? ofProduct : ofProduct.filter((one) => one.batch === batch);
  if (fitting.length === 0) return blind(batch !== undefined && ofProduct.length > 0 ? batchNotShipped(batch) : noDelivery(item));
  return newestFirst(line, steps, fitting, left);
}

function named({ item, batch, unit, serials = [] }: AskedLine, steps: number, key: DeliveryKey, customers: readonly string[], candidates: readonly DeliveryCandidate[], left: ReadonlyMap<DeliveryCandidate, number>): Matched {
  const from = candidates.find((one) => sameDelivery(one, key) && customers.includes(one.customerCode));
  const shares = [{ from: from ?? null, steps, serials }];
  if (from === undefined) return { shares, findings: [noSuchLine(key)] };
  const elsewhere = serials.filter((serial) => !from.serials.includes(serial));
  return {
    shares, findings: [
      ...(from.product === item ? [] : [otherGoods(key, 'product', from.product)]), ...(from.unit === unit ? [] : [otherGoods(key, 'unit', from.unit)]),
      ...(batch === undefined || from.batch === null || from.batch === batch ? [] : [otherGoods(key, 'batch', from.batch)]),
      ...(elsewhere.length === 0 ? [] : [serialUnknown(elsewhere)]), ...(steps <= (left.get(from) ?? 0) ? [] : [overReturnable(left.get(from) ?? 0, steps, unit, key)]),
    ],
  };
}

/** Each serial comes from the delivery it left with last; one that never went to this customer is blind. */
function bySerial(item: string, serials: readonly string[], customers: readonly string[], candidates: readonly DeliveryCandidate[], left: ReadonlyMap<DeliveryCandidate, number>): Matched {
  const last = (serial: string, ours: boolean) => candidates.find((one) => one.product === item && one.serials.includes(serial) && customers.includes(one.customerCode) === ours);
  const groups = new Map<DeliveryCandidate | null, string[]>();
  for (const serial of serials) {
    const from = last(serial, true) ?? null;
    groups.set(from, [...(groups.get(from) ?? []), serial]);
  }
  const others = new Map<string | null, string[]>();
  for (const serial of groups.get(null) ?? []) {
    const customer = last(serial, false)?.customerCode ?? null;
    others.set(customer, [...(others.get(customer) ?? []), serial]);
  }
  return {
    shares: [...groups].map(([from, of]) => ({ from, steps: of.length, serials: of })),
    findings: [
      ...[...others].map(([customer, of]) => (customer === null ? serialUnknown(of) : serialElsewhere(of, customer))),
      ...[...groups].flatMap(([from, of]) => (from === null || of.length <= (left.get(from) ?? 0) ? [] : [overReturnable(left.get(from) ?? 0, of.length, from.unit, from)])),
    ],
  };
}

function newestFirst({ unit, serials = [] }: AskedLine, steps: number, fitting: readonly DeliveryCandidate[], left: ReadonlyMap<DeliveryCandidate, number>): Matched {
  const shares: Share[] = [];
  let open = steps;
  for (const from of fitting) {
    const taken = Math.min(open, left.get(from) ?? 0);
    if (taken > 0) shares.push({ from, steps: taken, serials });
    open -= taken;
  }
  if (open === 0) return { shares, findings: [] };
  return { shares: [...shares, { from: null, steps: open, serials }], findings: [overReturnable(steps - open, steps, unit, null)] };
}

function planned({ delivery: _named, serials: _all, blind: _blind, ...line }: AskedLine, asked: number, { from, steps, serials }: Share, findings: readonly Finding[]): PlannedLine {
  const qty = formatQuantity(steps, line.unit);
  if (from === null) return { ...line, qty, asked, delivery: null, serials, priceSource: line.unitPrice === undefined ? null : 'stated', findings };
  const { unitPrice, batch, shipDate, receiptDate } = from;
  const differs = unitPrice !== null && line.unitPrice !== undefined && line.unitPrice !== unitPrice ? [priceDiffers(line.unitPrice, unitPrice)] : [];
  return {
    ...line, qty, asked, delivery: { no: from.no, line: from.line }, serials, shipDate, ...(receiptDate !== null && { receiptDate }), ...(batch !== null && line.batch === undefined && { batch }),
    ...(unitPrice !== null && { unitPrice }), priceSource: unitPrice !== null ? 'delivery' : line.unitPrice === undefined ? null : 'stated', findings: [...findings, ...differs],
  };
}
