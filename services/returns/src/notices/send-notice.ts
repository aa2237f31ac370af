/** 告知受理或拒绝: the words are made from what was decided, and kept as they were sent. */
import { Injectable } from '@nestjs/common';
import { scanLink } from '@guitu/contracts/scan-link.rules';
import { subjectOf } from '@guitu/contracts/process-names';
import { Journal } from '@guitu/messaging/journal';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { scanCode } from '@guitu/platform/printing/scan-code';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import type { z } from 'zod';
import { addMessage } from '../case-file/add-message.js';
import { returnAddress } from '../instruction/return-address.js';
import { plantOf } from '../questions/plant-of-return.js';
import { databaseNow } from '@guitu/persistence/database-now';
import type { Notice, NoticeBody } from './notice.js';
import { noticeText, type Decided, type WayBack } from './notice-text.rules.js';

export const SENT = 'returns.customer-notified';

@Injectable()
export class SendNotice {
  constructor(private readonly journal: Journal, private readonly config: ServiceConfig) {}

  /** @throws Problem 404: no such return · 409 nothing-to-tell: nobody has decided, and no way back was given */
  execute(command: Command, returnNo: string, { wayCode, reasonWords, packing }: z.infer<typeof NoticeBody>): Promise<Notice> {
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      const plantCode = await plantOf(tx, command, returnNo);
      await this.journal.serialise(tx, subjectOf(companyCode, returnNo));
      const [decided, wayBack] = [await lastDecision(tx, companyCode, returnNo), await lastWayBack(tx, companyCode, returnNo, this.config.publicUrl)];
      if (decided === null && wayBack === null) throw Problem.conflict('nothing-to-tell', '尚无审核结论或退货指引可告知。', 'Nothing has been decided that could be told.');
      const now = await databaseNow(tx);
      const id = uuidv7(now);
      const verdict = decided?.verdict === 'reject' ? 'reject' : 'accept';
      const link = verdict === 'reject' ? null : (wayBack?.label ?? null);
      const text = noticeText({ returnNo, decided, wayBack, reasonWords: reasonWords ?? null, packing: packing ?? null });
      await tx.execute(
        'insert into customer_text (id, company_code, plant_code, return_no, verdict, way_code, zh, en, label_link, sent_by, sent_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
        [id, companyCode, plantCode, returnNo, verdict, wayCode, text.zh, text.en, link, staff, new Date(now)],
      );
      await addMessage(tx, { about: { companyCode, plantCode, returnNo }, id, type: SENT, at: now, body: { noticeId: id, verdict, wayCode, by: staff } });
      return { id, returnNo, verdict, wayCode, text, label: link === null ? null : { link, svg: await scanCode(link) }, sentBy: staff, sentAt: now };
    });
  }
}

/** The last word of 审核; papers asked for decide nothing. */
async function lastDecision(tx: Transaction, companyCode: string, returnNo: string): Promise<Decided | null> {
  const [row] = await tx.query<Decided>(
    `select r.verdict, r.reason_code as "reasonCode" from review r join fact f using (fact_id) where r.company_code = $1 and r.return_no = $2 and r.verdict <> 'supplement' order by f.seq desc limit 1`, [companyCode, returnNo],
  );
  return row ?? null;
}

async function lastWayBack(tx: Transaction, companyCode: string, returnNo: string, base: string): Promise<WayBack | null> {
  const [row] = await tx.query<Omit<WayBack, 'address' | 'label'>>(
    `select i.address_code as "addressCode", i.carrier_code as "carrierCode", i.freight_payer as "freightPayer", array(select s.no from return_slip s where s.fact_id = i.fact_id order by s.position) as papers
     from instruction i join fact f using (fact_id) where i.company_code = $1 and i.return_no = $2 order by f.seq desc limit 1`, [companyCode, returnNo],
  );
  return row === undefined ? null : { ...row, address: await returnAddress(tx, companyCode, row.addressCode), label: scanLink(base, returnNo, null) };
}
