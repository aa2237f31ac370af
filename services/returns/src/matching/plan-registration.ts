import type { AskedLine, RegisterReturnBody } from '@guitu/contracts/http/register-return';
import type { Transaction } from '@guitu/persistence/transaction';
import { buyerAndHead, customerGroup } from './customer-group.js';
import type { DeliveryCandidate } from './delivery-candidate.js';
import { findDeliveries } from './find-deliveries.js';
import { customerBlocked, productNotReturnable, serialOpen, type Finding } from './findings.rules.js';
import { withListPrice, type ListedPrice } from './list-price.rules.js';
import { planLines, type PlannedLine } from './plan-lines.rules.js';
import { withinWorth } from './worth.rules.js';

/** The lines a registration of this body has now, and what speaks against them. */
export interface RegistrationPlan {
  readonly lines: readonly PlannedLine[];
  /** about the whole request */
  readonly findings: readonly Finding[];
  /** per line of the request, the customer's deliveries that fit it, newest first */
  readonly candidates: readonly { readonly asked: number; readonly found: readonly DeliveryCandidate[] }[];
}

/**
 * The one place that decides which delivery a line comes from: the preview reads it, the registration reads it with `lock` and
 * keeps to it, so that nobody claims the same goods between the two.
 */
export async function planRegistration(tx: Pick<Transaction, 'query'>, companyCode: string, { customerCode, lines }: Pick<RegisterReturnBody, 'customerCode' | 'lines'>, lock: boolean): Promise<RegistrationPlan> {
  const customers = await customerGroup(tx, companyCode, customerCode);
  const matching = lines.filter(({ blind }) => blind !== true);
  const serials = lines.flatMap((line) => line.serials ?? []);
  const candidates = await findDeliveries(tx, companyCode, customers, {
    named: lines.flatMap(({ delivery }) => (delivery === undefined ? [] : [delivery])), products: [...new Set(matching.map(({ item }) => item))], serials,
  }, lock);
  const open = await openSerials(tx, companyCode, lines);
  const buyers = await buyerAndHead(tx, companyCode, customerCode);
  const prices = await listedPrices(tx, companyCode, buyers, lines);
  const priced = planLines(lines, customers, candidates).map((line) => withListPrice(line, buyers, prices));
  const planned = withinWorth(priced).map((line) => ({ ...line, findings: [...line.findings, ...line.serials.flatMap((serial) => heldBy(open, line.item, serial))] }));
  const fitting = lines.map(({ item, batch }, asked) => ({ asked, found: candidates.filter((one) => one.product === item && customers.includes(one.customerCode) && (batch === undefined || one.batch === batch)) }));
  return { lines: planned, findings: await masterFindings(tx, companyCode, customerCode, lines), candidates: fitting };
}

interface OpenSerial { readonly product: string; readonly serial: string; readonly return_no: string }
const heldBy = (open: readonly OpenSerial[], item: string, serial: string): Finding[] =>
  open.filter((one) => one.product === item && one.serial === serial).map(({ return_no }) => serialOpen(serial, return_no));

function openSerials(tx: Pick<Transaction, 'query'>, companyCode: string, lines: readonly AskedLine[]): Promise<OpenSerial[]> {
  const asked = lines.flatMap(({ item, serials = [] }) => serials.map((serial) => ({ item, serial })));
  if (asked.length === 0) return Promise.resolve([]);
  return tx.query<OpenSerial>(
    `select r.product, r.serial, r.return_no from unnest($2::text[], $3::text[]) as asked (product, serial)
     join return_serial r on r.company_code = $1 and r.product = asked.product and r.serial = asked.serial and r.released_at is null`,
    [companyCode, asked.map(({ item }) => item), asked.map(({ serial }) => serial)],
  );
}

/** Prices of these products, for everybody or for one of these customers. */
async function listedPrices(tx: Pick<Transaction, 'query'>, companyCode: string, customers: readonly string[], lines: readonly AskedLine[]): Promise<ListedPrice[]> {
  const rows = await tx.query<{ body: ListedPrice }>(
    `select body from master_view where type = 'price' and company_code = $1 and body->>'product' = any($2) and (body->>'customer' is null or body->>'customer' = any($3))`,
    [companyCode, [...new Set(lines.map(({ item }) => item))], customers],
  );
  return rows.map(({ body }) => body);
}

/** What master data forbids: a blocked customer, a product that may not come back. */
async function masterFindings(tx: Pick<Transaction, 'query'>, companyCode: string, customerCode: string, lines: readonly AskedLine[]): Promise<Finding[]> {
  const rows = await tx.query<{ type: string; code: string }>(
    `select type, code from master_view where company_code = $1 and (
       type = 'customer' and code = $2 and (body->>'blocked')::boolean or type = 'product' and code = any($3) and ((body->>'noReturn')::boolean or (body->>'blocked')::boolean)) order by type, code`,
    [companyCode, customerCode, lines.map(({ item }) => item)],
  );
  return rows.map(({ type, code }) => (type === 'customer' ? customerBlocked() : productNotReturnable(code)));
}
