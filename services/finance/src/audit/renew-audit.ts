import { AccessDenied } from '@guitu/identity/access-denied';
import { Fen, ReasonCode, Instant } from '@guitu/contracts/scalars';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { papersHeld } from '../papers/papers-held.js';
import { contentHash, settlementContent, type SettlementContent } from '../settlement/settlement-content.js';
import { requireVisible } from '../settlement/visible-settlement.js';
import { auditStanding } from './audit-standing.js';

export const RenewAuditBody = z.strictObject({ net: Fen.describe('分; what was audited, said again'), reasonCode: ReasonCode }).meta({ id: 'RenewAudit' });
export const AuditRenewed = z.object({ returnNo: z.string(), factId: z.string(), contentHash: z.string(), by: z.string(), at: Instant }).meta({ id: 'AuditRenewed' });
export type AuditRenewed = z.infer<typeof AuditRenewed>;

/**
 * 重新审核: after the audit the papers changed (one was given back, another version came), not the amount. Somebody looks at what
 * lies there now and says so; approval and payment go on. Another amount is the process's to propose and to have audited.
 */
@Injectable()
export class RenewAudit {
  /** @throws AccessDenied 403 he released a paper himself · Problem 404 · 409 nothing to renew, or another amount is proposed · 422 papers missing, net differs */
  execute(command: Command, returnNo: string, { net, reasonCode }: z.infer<typeof RenewAuditBody>): Promise<AuditRenewed> {
    const { actor } = command;
    return command.run(async (tx) => {
      await requireVisible(tx, actor, returnNo);
      const standing = await auditStanding(tx, actor.companyCode, returnNo);
      if (standing === null || standing.verdict === 'reject' || standing.valid) throw Problem.conflict('audit-not-invalid', '没有失效的审核。', 'There is no audit that became invalid.');
      if (standing.net !== net) throw Problem.ofField('net', '与已审核金额不符；金额变更须由流程重新提出。', 'Not the amount that was audited; another amount is for the process to propose.');
      const content = await settlementContent(tx, actor.companyCode, returnNo);
      await this.requireSameGround(tx, standing.factId, content, actor.companyCode, returnNo, actor.staff);
      const [row] = await tx.query<AuditRenewed>(
        `insert into audit_renewal (fact_id, company_code, return_no, content, content_hash, net, reason_code, renewed_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
         returning return_no as "returnNo", fact_id as "factId", content_hash as "contentHash", renewed_by as by, floor(extract(epoch from renewed_at) * 1000)::float8 as at`,
        [standing.factId, actor.companyCode, returnNo, JSON.stringify(content), contentHash(content), net, reasonCode, actor.staff],
      );
      if (row === undefined) throw new Error('the renewal was not written');
      return row;
    });
  }

  /** The proposal is the audited one, every paper that was there is there again, and he answers for none of them himself. */
  private async requireSameGround(tx: Transaction, factId: string, now: SettlementContent, companyCode: string, returnNo: string, staff: string): Promise<void> {
    const [audited] = await tx.query<{ content: SettlementContent }>('select content from audit where fact_id = $1 for update', [factId]);
    if (audited === undefined) throw new Error(`no audit ${factId}`);
    if (contentHash({ proposal: audited.content.proposal, papers: [] }) !== contentHash({ proposal: now.proposal, papers: [] })) {
      throw Problem.conflict('proposal-changed', '审核之后方案已变更，须按流程重新审核。', 'What is proposed has changed since; the process asks for its audit.');
    }
    const held = await papersHeld(tx, companyCode, returnNo);
    if (held.some((paper) => paper.as === 'released' && paper.by === staff)) throw new AccessDenied(403, 'own-application', '放行缺件的人不能审核。', 'Who released a missing paper does not audit.');
    const missing = audited.content.papers.filter(({ code }) => !held.some((paper) => paper.code === code));
    if (missing.length > 0) throw Problem.unprocessable('not-allowed', '单据不齐。', 'Papers are missing.', missing.map(({ code }) => ({ path: `papers.${code}`, zh: `单据 ${code} 的原件未收。`, en: `The original of ${code} is missing.` })));
  }
}
