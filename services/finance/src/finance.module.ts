import type { Connector } from '@guitu/postings/connector';
import { TaskDeskModule } from '@guitu/task-desk/task-desk.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { AdjustmentModule } from './adjustment/adjustment.module.js';
import { ApprovalModule } from './approval/approval.module.js';
import { AuditModule } from './audit/audit.module.js';
import { ClaimModule } from './claim/claim.module.js';
import { CustomerNoticeModule } from './customer-notice/customer-notice.module.js';
import { DepositModule } from './deposit/deposit.module.js';
import { FailureCostModule } from './failure-cost/failure-cost.module.js';
import { ListFileModule } from './list-file/list-file.module.js';
import { PapersModule } from './papers/papers.module.js';
import { PostingModule } from './posting/posting.module.js';
import { ReconciliationModule } from './reconciliation/reconciliation.module.js';
import { RedInvoiceModule } from './red-invoice/red-invoice.module.js';
import { SettlementModule } from './settlement/settlement.module.js';
import { TakeOverModule } from './take-over/take-over.module.js';

/** Finance: one folder per feature. */
@Module({})
export class FinanceModule {
  static for(connectors: readonly Connector[]): DynamicModule {
    return {
      module: FinanceModule,
      imports: [
        TaskDeskModule.for('finance'), SettlementModule, PapersModule, AuditModule, ApprovalModule, PostingModule.for(connectors), DepositModule, AdjustmentModule, CustomerNoticeModule, RedInvoiceModule,
        FailureCostModule, ClaimModule, ReconciliationModule, ListFileModule, TakeOverModule,
      ],
    };
  }
}
