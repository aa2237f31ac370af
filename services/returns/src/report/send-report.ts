/** 报告发出: the written answer to the customer has gone out under its form's number (P23; S001-18 §4.9 RMA Report, S003-09 《异常回复客户报告》). */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { SentReport } from './report.entity.js';

@Injectable()
export class SendReport extends ReturnAction<'report_sent'> {
  readonly kind = 'report_sent';

  override async write(tx: Transaction, fact: RecordedFactOf<'report_sent'>): Promise<void> {
    await tx.manager.insert(SentReport, { ...factColumns(fact), formNo: fact.payload.formNo });
  }
}
