/** One level's decision at a gate of this desk: 特批, 折让审批, 换补审批. Gate, verdicts, limits and four eyes the desk checks. */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { verdictFaults } from '@guitu/task-desk/facts/verdict.rules';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { GateDecision } from './gate-decision.entity.js';

export type DecidedGate = 'exception' | 'discount_approval' | 'replacement_approval';

/** What such decisions share, whichever gate they are of. */
@Injectable()
export abstract class DecideAtGate<K extends DecidedGate> extends ReturnAction<K> {
  override check({ payload, task }: Known<K>): FieldError[] {
    return task === null ? [] : verdictFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<K>): Promise<void> {
    const { gate, level, verdict, reasonCode, opinionRef } = fact.payload;
    await tx.manager.insert(GateDecision, { ...factColumns(fact), gate, supply: fact.scope?.supply ?? null, level, verdict, reasonCode: reasonCode ?? null, opinionRef: opinionRef ?? null });
  }
}
