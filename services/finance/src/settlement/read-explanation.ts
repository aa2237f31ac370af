/** Why this amount: the tree of the process's own `settle`, each number with rule, inputs, clause and policy version (product.md §1 E2). */
import { ExplanationTree } from '@guitu/contracts/events/process-events';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import { proposalInForce } from './settlement-content.js';

export const SettlementExplanation = z.object({
  returnNo: z.string(), round: z.int(), policy: z.string(), because: ExplanationTree.optional().describe('left out for whom amounts are not open to'),
}).meta({ id: 'SettlementExplanation' });
export type SettlementExplanation = z.infer<typeof SettlementExplanation>;

/** @throws Problem 404 while nothing has been worked out */
export async function readExplanation(database: Database, actor: Actor, returnNo: string): Promise<SettlementExplanation> {
  const proposal = await proposalInForce(database, actor.companyCode, returnNo);
  if (proposal === null) throw Problem.notFound('此退货单尚未计价。', 'Nothing has been worked out for this return yet.');
  return readable({ returnNo, round: proposal.round, policy: proposal.because.policy, because: proposal.because }, readingRights(actor));
}
