import { ReasonCode, ReturnNo } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { lockComplaint, readComplaint, requireOpen, type Complaint } from './complaint-row.js';
import { readGoods } from './read-goods.js';
import { StateLink } from './state-link.js';

export const LinkComplaintBody = z.strictObject({ returnNo: ReturnNo }).meta({ id: 'LinkComplaint' });
export const UnlinkComplaintBody = z.strictObject({ returnNo: ReturnNo, reasonCode: ReasonCode }).meta({ id: 'UnlinkComplaint' });
interface LinkRow { readonly plant_code: string; readonly link_id: string; readonly state: string }

/** 关联客诉、8D: a return belongs to a complaint, or was put to the wrong one. What its procedure asked for is thereby taken up. */
@Injectable()
export class LinkComplaint {
  constructor(private readonly journal: Journal, private readonly stateLink: StateLink) {}

  /** @throws Problem 404: no such complaint or return · 409: closed, linked already */
  execute(command: Command, no: string, returnNo: string): Promise<Complaint> {
    const { actor } = command;
    return command.run(async (tx) => {
      const complaint = await lockComplaint(tx, actor, no);
      requireOpen(complaint);
      await this.add(tx, command, complaint.no, returnNo);
      return readComplaint(tx, actor.companyCode, no);
    });
  }

  /** Of a complaint that the caller has locked. @throws Problem 404: no such return · 409: linked already */
  async add(tx: Transaction, command: Command, no: string, returnNo: string): Promise<void> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    const goods = await readGoods(tx, companyCode, returnNo);
    if (goods === null) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
    const { plantCode } = goods;
    requirePlace(actor, { companyCode, plantCode });
    await this.journal.serialise(tx, `complaint-of/${companyCode}/${returnNo}`);
    const [before] = await tx.query<LinkRow>('select plant_code, link_id, state from complaint_link where company_code = $1 and complaint_no = $2 and return_no = $3', [companyCode, no, returnNo]);
    if (before !== undefined && before.state !== 'unlinked') throw Problem.conflict('linked-already', '此退货单已关联。', 'The return is linked already.');
    const [asked] = await tx.query<{ link_id: string }>(
      `select a.link_id from complaint_asked a where a.company_code = $1 and a.return_no = $2 and not exists (
         select 1 from complaint_link l where l.company_code = $1 and l.return_no = $2 and l.link_id = a.link_id and l.state <> 'unlinked') order by a.asked_at, a.link_id limit 1`, [companyCode, returnNo],
    );
    const linkId = asked?.link_id ?? no;
    const version = await nextVersion(tx, companyCode, returnNo, linkId);
    await tx.execute(
      `insert into complaint_link (company_code, complaint_no, return_no, plant_code, link_id, version, state, said_by, said_at) values ($1, $2, $3, $4, $5, $6, 'linked', $7, clock_timestamp())
       on conflict (company_code, complaint_no, return_no) do update set link_id = excluded.link_id, version = excluded.version, state = excluded.state, reason_code = null, said_by = excluded.said_by, said_at = excluded.said_at`,
      [companyCode, no, returnNo, plantCode, linkId, version, staff],
    );
    await this.stateLink.execute(tx, command, { plantCode, returnNo, linkId, version }, 'open', [no]);
  }

  /** What the procedure waits for is lost with it, so that a person finds another; what was linked beside it is over. @throws Problem 404: no such complaint, not linked · 409: closed */
  remove(command: Command, no: string, { returnNo, reasonCode }: z.infer<typeof UnlinkComplaintBody>): Promise<Complaint> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      requireOpen(await lockComplaint(tx, actor, no));
      await this.journal.serialise(tx, `complaint-of/${companyCode}/${returnNo}`);
      const [link] = await tx.query<LinkRow>(`select plant_code, link_id, state from complaint_link where company_code = $1 and complaint_no = $2 and return_no = $3 and state = 'linked'`, [companyCode, no, returnNo]);
      if (link === undefined) throw Problem.notFound('此退货单没有关联到它。', 'The return is not linked to it.');
      requirePlace(actor, { companyCode, plantCode: link.plant_code });
      const version = await nextVersion(tx, companyCode, returnNo, link.link_id);
      await tx.execute(
        `update complaint_link set state = 'unlinked', version = $4, reason_code = $5, said_by = $6, said_at = clock_timestamp() where company_code = $1 and complaint_no = $2 and return_no = $3`,
        [companyCode, no, returnNo, version, reasonCode, staff],
      );
      const awaited = link.link_id !== no;
      await this.stateLink.execute(tx, command, { plantCode: link.plant_code, returnNo, linkId: link.link_id, version }, awaited ? 'lost' : 'done', ['unlinked', no]);
      return readComplaint(tx, companyCode, no);
    });
  }
}

/** One more than anybody has said of this link; the caller has locked what belongs to the return. */
export async function nextVersion(tx: Transaction, companyCode: string, returnNo: string, linkId: string): Promise<number> {
  const [row] = await tx.query<{ version: number }>('select coalesce(max(version), 0) + 1 as version from complaint_link where company_code = $1 and return_no = $2 and link_id = $3', [companyCode, returnNo, linkId]);
  return row?.version ?? 1;
}
