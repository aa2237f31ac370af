import { MOST_TAKEN_OVER, type ReturnTakenOver } from '@guitu/contracts/events/return-taken-over';
import type { Transaction } from '@guitu/persistence/transaction';
import { TakeOverPart } from '@guitu/task-desk/take-over/take-over-part';
import { Injectable } from '@nestjs/common';
import { keepProposal } from '../settlement/keep-proposal.js';

/**
 * 期初在途: what was audited, approved and posted before Guitu was of these proposals; an audit's content is frozen with them there.
 * They stand before everything the process proposes itself.
 */
@Injectable()
export class KeepProposals extends TakeOverPart {
  override async before(tx: Transaction, { proposals, takenOverAt }: ReturnTakenOver): Promise<void> {
    for (const [index, proposal] of proposals.entries()) await keepProposal(tx, proposal, index - MOST_TAKEN_OVER, new Date(takenOverAt));
  }
}
