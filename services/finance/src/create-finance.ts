/** Finance as data, for its own main.ts, for the host that starts several services, and for tests that bring a system to book in. */
import { attachmentUploads } from '@guitu/attachments/attachments.module';
import { defineService, type ServiceDefinition } from '@guitu/platform/service/define-service';
import type { Connector } from '@guitu/postings/connector';
import { PostingTables1700000000020 } from '@guitu/postings/posting-tables.migration';
import { DESK_MIGRATIONS } from '@guitu/task-desk/desk-migrations';
import { questionReads } from '@guitu/task-desk/questions/desk-questions.consumer';
import { TAKE_OVER_READS } from '@guitu/task-desk/take-over/take-over.consumer';
import { Adjustments1700000000508 } from './adjustment/adjustment.migration.js';
import { SettlementReview } from './approval/approval.entity.js';
import { SettlementReviews1700000000505 } from './approval/approval.migration.js';
import { Audit } from './audit/audit.entity.js';
import { AuditRenewals1700000000511 } from './audit/audit-renewal.migration.js';
import { Audits1700000000504 } from './audit/audit.migration.js';
import { CustomerNotice } from './customer-notice/customer-notice.entity.js';
import { CustomerNotices1700000000501 } from './customer-notice/customer-notice.migration.js';
import { DepositEntry } from './deposit/deposit-entry.entity.js';
import { Deposits1700000000507 } from './deposit/deposit.migration.js';
import { COST_READS } from './failure-cost/failure-cost.consumer.js';
import { Claims1700000000512 } from './claim/claim.migration.js';
import { FailureCosts1700000000510 } from './failure-cost/failure-cost.migration.js';
import { FinanceModule } from './finance.module.js';
import { Papers1700000000503 } from './papers/papers.migration.js';
import { PostingEnds1700000000514 } from './posting/posting-ends.migration.js';
import { PostingLines1700000000506 } from './posting/posting-lines.migration.js';
import { Statements1700000000513 } from './reconciliation/statement.migration.js';
import { RedInvoices1700000000509 } from './red-invoice/red-invoice.migration.js';
import { RefundAttempt } from './refund/refund-attempt.entity.js';
import { FINANCE_READS } from './settlement/settlement.consumer.js';
import { SettlementTables1700000000502 } from './settlement/settlement-tables.migration.js';

/** @param connectors systems that book postings; without any, companies book by hand or by form */
export const createFinance = (connectors: readonly Connector[]): ServiceDefinition =>
  defineService({
    name: 'finance',
    title: '归途 · 财务 Guitu finance',
    uploads: [attachmentUploads('finance')],
    migrations: [
      ...DESK_MIGRATIONS, PostingTables1700000000020, CustomerNotices1700000000501, SettlementTables1700000000502, Papers1700000000503, Audits1700000000504,
      SettlementReviews1700000000505, PostingLines1700000000506, Deposits1700000000507, Adjustments1700000000508, RedInvoices1700000000509, FailureCosts1700000000510,
      AuditRenewals1700000000511, Claims1700000000512, Statements1700000000513, PostingEnds1700000000514,
    ],
    entities: [CustomerNotice, Audit, SettlementReview, RefundAttempt, DepositEntry],
    masterTypes: ['supplier', 'carrier'],
    reads: [...FINANCE_READS, ...COST_READS, questionReads('finance'), TAKE_OVER_READS],
    module: () => FinanceModule.for(connectors),
  });
