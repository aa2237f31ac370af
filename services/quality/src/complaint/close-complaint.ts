import { Code } from '@guitu/contracts/scalars';
import { Journal } from '@guitu/messaging/journal';
import type { Command } from '@guitu/platform/command/command';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { lockComplaint, readComplaint, requireOpen, type Complaint } from './complaint-row.js';
import { nextVersion } from './link-complaint.js';
import { StateLink } from './state-link.js';

export const CloseComplaintBody = z.strictObject({ results: z.array(Code).min(1).max(19) }).meta({ id: 'CloseComplaint' });

/** 关闭客诉、8D: its results are told to every return that still belongs to it. */
@Injectable()
export class CloseComplaint {
  constructor(private readonly journal: Journal, private readonly stateLink: StateLink) {}

  /** @throws Problem 404 · 409: closed already */
  execute(command: Command, no: string, { results }: z.infer<typeof CloseComplaintBody>): Promise<Complaint> {
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      requireOpen(await lockComplaint(tx, command.actor, no));
      await tx.execute('update complaint set closed_by = $3, closed_at = clock_timestamp(), results = $4 where company_code = $1 and no = $2', [companyCode, no, staff, results]);
      const links = await tx.query<{ return_no: string; plant_code: string; link_id: string }>(`select return_no, plant_code, link_id from complaint_link where company_code = $1 and complaint_no = $2 and state = 'linked' order by return_no`, [companyCode, no]);
      await this.journal.serialiseEach(tx, links.map(({ return_no: returnNo }) => `complaint-of/${companyCode}/${returnNo}`));
      for (const { return_no: returnNo, plant_code: plantCode, link_id: linkId } of links) {
        const version = await nextVersion(tx, companyCode, returnNo, linkId);
        await tx.execute(`update complaint_link set state = 'closed', version = $4, said_by = $5, said_at = clock_timestamp() where company_code = $1 and complaint_no = $2 and return_no = $3`, [companyCode, no, returnNo, version, staff]);
        await this.stateLink.execute(tx, command, { plantCode, returnNo, linkId, version }, 'done', [no, ...results]);
      }
      return readComplaint(tx, companyCode, no);
    });
  }
}
