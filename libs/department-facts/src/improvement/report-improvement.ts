import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { FactRequest, Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { improvementFaults } from '@guitu/task-desk/facts/improvement.rules';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ImprovementReport } from './improvement-report.entity.js';

/** 改善报告: causes and measures as the procedure asks for them: improvement, 8D or analysis (P17; production's within 3 days, S001-08 §1.5). */
@Injectable()
export class ReportImprovement extends FactAction<'improve'> {
  readonly kind = 'improve';

  /** Words and fact in one transaction: what is refused leaves neither. */
  report(command: Command, request: FactRequest<'improve'>, words: string): Promise<RecordedFact> {
    return command.run(async (tx) => {
      const { actor, via, traceparent } = command;
      const reportRef = uuidv7();
      const recorded = await this.desk.record({ actor, via, traceparent, run: (work) => work(tx) }, { ...request, payload: { ...request.payload, reportRef } }, this);
      await tx.execute('insert into improvement_text (id, company_code, return_no, words, staff) values ($1, $2, $3, $4, $5)', [reportRef, actor.companyCode, request.returnNo, words, actor.staff]);
      return recorded;
    });
  }

  override check({ payload, task }: Known<'improve'>): FieldError[] {
    return task === null ? [] : improvementFaults(payload, task.menu);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'improve'>): Promise<void> {
    const { kind, reportRef, actions } = fact.payload;
    await tx.manager.insert(ImprovementReport, { ...recordedColumns(fact), kind, reportRef, actions });
  }
}
