import { ReasonCode } from '@guitu/contracts/scalars';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { lockComplaint, readComplaint, type Complaint } from './complaint-row.js';
import { nextVersion } from './link-complaint.js';
import { findSame } from './open-complaint.js';
import { StateLink } from './state-link.js';

export const ReopenComplaintBody = z.strictObject({ reasonCode: ReasonCode }).meta({ id: 'ReopenComplaint' });
interface Closed { readonly return_no: string; readonly plant_code: string; readonly link_id: string }

/** 重开客诉、8D: its measures did not hold, or it was closed by mistake. Returns that still run hear that it is open again; how it had been closed stays. */
@Injectable()
export class ReopenComplaint {
  constructor(private readonly journal: Journal, private readonly stateLink: StateLink) {}

  /** @throws Problem 404 · 409: it is open, or one about the same was opened since */
  execute(command: Command, no: string, { reasonCode }: z.infer<typeof ReopenComplaintBody>): Promise<Complaint> {
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      const { state } = await lockComplaint(tx, command.actor, no);
      if (state === 'open') throw Problem.conflict('complaint-open', '此客诉或 8D 未关闭。', 'It is open.');
      await this.requireNoOther(tx, command, no);
      await tx.execute(
        `insert into complaint_reopening (company_code, complaint_no, round, reason_code, reopened_by, reopened_at, closed_by, closed_at, results)
         select company_code, no, 1 + (select count(*) from complaint_reopening r where (r.company_code, r.complaint_no) = (c.company_code, c.no)), $3, $4, clock_timestamp(), closed_by, closed_at, results
         from complaint c where company_code = $1 and no = $2`, [companyCode, no, reasonCode, staff],
      );
      await tx.execute(`update complaint set closed_by = null, closed_at = null, results = '{}' where company_code = $1 and no = $2`, [companyCode, no]);
      await this.tellReturns(tx, command, no);
      return readComplaint(tx, companyCode, no);
    });
  }

  /** Of one opened about the same meanwhile and this one, the returns belong to the newer. @throws Problem 409 */
  private async requireNoOther(tx: Transaction, { actor }: Command, no: string): Promise<void> {
    const { item, batch, serials, defectCode, separateBecause } = await readComplaint(tx, actor.companyCode, no);
    await this.journal.serialise(tx, `complaint/${actor.companyCode}/${item}`);
    const [other] = await findSame(tx, actor.companyCode, actor.plantCodes, { item, batch, serials }, [defectCode]);
    if (other !== undefined && separateBecause === null) throw Problem.conflict('open-complaint', `同产品、批次与缺陷已有未关闭的 ${other.no}，请关联。`, `${other.no} is open about the same product, batch and defect: link the returns to it.`);
  }

  private async tellReturns(tx: Transaction, command: Command, no: string): Promise<void> {
    const { companyCode, staff } = command.actor;
    const links = await tx.query<Closed>(`select return_no, plant_code, link_id from complaint_link where company_code = $1 and complaint_no = $2 and state = 'closed' order by return_no`, [companyCode, no]);
    await this.journal.serialiseEach(tx, links.map(({ return_no: returnNo }) => `complaint-of/${companyCode}/${returnNo}`));
    for (const { return_no: returnNo, plant_code: plantCode, link_id: linkId } of links) {
      const version = await nextVersion(tx, companyCode, returnNo, linkId);
      await tx.execute(`update complaint_link set state = 'linked', version = $4, said_by = $5, said_at = clock_timestamp() where company_code = $1 and complaint_no = $2 and return_no = $3`, [companyCode, no, returnNo, version, staff]);
      await this.stateLink.execute(tx, command, { plantCode, returnNo, linkId, version }, 'open', [no]);
    }
  }
}
