import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import type { PlannedLine } from './plan-lines.rules.js';

/**
 * Allots the goods of a new return: the delivery lines' own check refuses more than was delivered, a serial is in one open
 * return alone. The delivery lines are locked by the plan; lines are numbered as they are planned, from 1.
 * @throws Problem 409 when somebody else has registered the same serial at the same moment
 */
export async function claimDeliveries(tx: Transaction, companyCode: string, returnNo: string, lines: readonly PlannedLine[]): Promise<void> {
  const allotted = lines.flatMap(({ delivery, qty }, index) => (delivery === null ? [] : [{ line: index + 1, qty, ...{ no: delivery.no, at: delivery.line } }]));
  if (allotted.length > 0) {
    await tx.execute(
      'insert into return_allocation (company_code, return_no, line, delivery_no, line_no, qty) select $1, $2, * from unnest($3::int[], $4::text[], $5::int[], $6::numeric[])',
      [companyCode, returnNo, allotted.map((one) => one.line), allotted.map((one) => one.no), allotted.map((one) => one.at), allotted.map((one) => one.qty)],
    );
  }
  const serials = lines.flatMap(({ item, serials: of }, index) => of.map((serial) => ({ line: index + 1, item, serial })));
  if (serials.length === 0) return;
  const taken = await tx.execute(
    `insert into return_serial (company_code, return_no, line, product, serial)
     select $1, $2, * from unnest($3::int[], $4::text[], $5::text[]) as s (line, product, serial) order by s.product, s.serial on conflict do nothing`,
    [companyCode, returnNo, serials.map((one) => one.line), serials.map((one) => one.item), serials.map((one) => one.serial)],
  );
  if (taken !== serials.length) throw Problem.conflict('not-returnable', '序列号刚被另一张退货单登记。', 'A serial was registered in another return just now.');
}
