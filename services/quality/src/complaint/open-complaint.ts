import { Code, ItemCode, LineNo, ReasonCode, ReturnNo } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { drawComplaintNumber } from './complaint-number.js';
import { COMPLAINT_COLUMNS, COMPLAINT_KINDS, readComplaint, Serials, type Complaint } from './complaint-row.js';
import { LinkComplaint } from './link-complaint.js';
import { readGoods } from './read-goods.js';
import { isSame, type Goods } from './same-complaint.rules.js';

export const OpenComplaintBody = z.strictObject({
  no: Code.optional().describe('number it has in the house already; without one it gets the next of its form'), kind: z.enum(COMPLAINT_KINDS), defectCode: Code,
  returnNo: ReturnNo.describe('the return it begins with, linked at once'), line: LineNo.optional().describe('line of it that the complaint is about; its product and batch are taken over'),
  item: ItemCode.optional(), batch: Code.optional(), serials: Serials.optional(),
  separateBecause: ReasonCode.optional().describe('why it is one of its own beside an open one about the same'),
}).meta({ id: 'OpenComplaint' });
type Body = z.infer<typeof OpenComplaintBody>;

/** 异常处理单、8D: opened once about the same product, batch or serials, and defect; the next return is linked to it. */
@Injectable()
export class OpenComplaint {
  constructor(private readonly journal: Journal, private readonly linkComplaint: LinkComplaint) {}

  /** @throws Problem 404: no such return · 409: the number is taken, one about the same is open · 422: no such line, a range that runs backwards, nothing known of the goods */
  execute(command: Command, body: Body): Promise<Complaint> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    if (body.serials !== undefined && (body.serials.from.length !== body.serials.to.length || body.serials.from > body.serials.to)) throw Problem.ofField('serials', '序列号区间须同长且由小到大。', 'A range of serials of one length, the lower first.');
    return command.run(async (tx) => {
      const { plantCode, goods } = await this.about(tx, command, body);
      // of two who open one about the same at once, the second sees the first
      await this.journal.serialise(tx, `complaint/${companyCode}/${goods.item}`);
      const same = await findSame(tx, actor.companyCode, actor.plantCodes, goods, [body.defectCode]);
      const [first] = same;
      if (first !== undefined && body.separateBecause === undefined) throw Problem.conflict('open-complaint', `同产品、批次与缺陷已有未关闭的 ${first.no}，请关联。`, `${first.no} is open about the same product, batch and defect: link the return to it.`);
      const no = body.no ?? (await drawComplaintNumber(tx, companyCode, body.kind));
      const [row] = await tx.query(
        `insert into complaint (company_code, no, plant_code, kind, item, batch, serial_from, serial_to, defect_code, separate_because, opened_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning no`,
        [companyCode, no, plantCode, body.kind, goods.item, goods.batch, goods.serials?.from ?? null, goods.serials?.to ?? null, body.defectCode, body.separateBecause ?? null, staff],
      );
      if (row === undefined) throw Problem.conflict('number-taken', `单号已被使用：${no}`, `The number is taken: ${no}`);
      await this.linkComplaint.add(tx, command, no, body.returnNo);
      return readComplaint(tx, companyCode, no);
    });
  }

  private async about(tx: Transaction, { actor }: Command, { returnNo, line, item, batch, serials }: Body): Promise<{ plantCode: string; goods: Goods }> {
    const { companyCode } = actor;
    const returned = await readGoods(tx, companyCode, returnNo);
    if (returned === null) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
    requirePlace(actor, { companyCode, plantCode: returned.plantCode });
    const prefilled = line === undefined ? (returned.lines.length === 1 ? returned.lines[0] : undefined) : returned.lines.find((one) => one.line === line);
    if (line !== undefined && prefilled === undefined) throw Problem.ofField('line', `没有第 ${line} 行。`, `There is no line ${line}.`);
    const product = item ?? prefilled?.item;
    if (product === undefined) throw Problem.ofField('item', '请注明产品或行。', 'Name the product, or the line.');
    return { plantCode: returned.plantCode, goods: { item: product, batch: batch ?? (product === prefilled?.item ? prefilled.batch : null), serials: serials ?? null } };
  }
}

/** Open ones about the same goods and one of the defects, the oldest first. */
export async function findSame(from: Pick<Transaction, 'query'>, companyCode: string, plantCodes: readonly string[], goods: Goods, defects: readonly string[]): Promise<Complaint[]> {
  const open = await from.query<Complaint>(`select ${COMPLAINT_COLUMNS} from complaint c where c.company_code = $1 and c.plant_code = any($2) and c.item = $3 and c.closed_at is null order by c.opened_at, c.no`, [companyCode, plantCodes, goods.item]);
  return open.filter((complaint) => isSame(complaint, goods, defects));
}
