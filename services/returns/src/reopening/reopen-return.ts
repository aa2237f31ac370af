/** 重开: a return that has ended goes on from its final state; whoever reopened it says what is done again (process-model.md §2). */
import { Injectable } from '@nestjs/common';
import { subjectOf } from '@guitu/contracts/process-names';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { FactDesk } from '@guitu/task-desk/facts/fact-desk';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { claimAgain } from '../matching/claim-again.js';
import { policyOfReturn } from '../policy/policy-of-return.js';
import { databaseNow } from '@guitu/persistence/database-now';
import { ReturnAction } from '../registration/return-action.js';
import { finalState } from './final-state.js';
import { requireReopenable } from './reopening.rules.js';
import { Reopening } from './reopening.entity.js';

@Injectable()
export class ReopenReturn extends ReturnAction<'reopen'> {
  readonly kind = 'reopen';

  constructor(desk: FactDesk, private readonly journal: Journal) {
    super(desk);
  }

  /** Takes the return's turn first, so that of two heads at once the second sees the first. */
  override async check({ actor, companyCode, returnNo, payload }: Known<'reopen'>, tx: Transaction): Promise<FieldError[]> {
    await this.journal.serialise(tx, subjectOf(companyCode, returnNo));
    const end = await finalState(tx, companyCode, returnNo);
    if (end === null) throw Problem.conflict('return-open', '退货单尚未结束。', 'The return has not ended.');
    const policy = await policyOfReturn(tx, end.state.about.policy);
    requireReopenable({ policy, state: end.state, reasonCode: payload.reasonCode, role: actor.roles[0] ?? 'none', now: await databaseNow(tx) });
    return [];
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'reopen'>): Promise<void> {
    const { reasonCode, opinionRef } = fact.payload;
    const end = await finalState(tx, fact.companyCode, fact.returnNo);
    await claimAgain(tx, fact.companyCode, fact.returnNo);
    await tx.manager.insert(Reopening, { ...factColumns(fact), reasonCode, endedAs: end?.result ?? 'completed', opinionRef: opinionRef ?? null });
  }
}
