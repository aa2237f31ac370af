import { PrintingModule } from '@guitu/platform/printing/printing.module';
import { TaskDeskModule } from '@guitu/task-desk/task-desk.module';
import { Module } from '@nestjs/common';
import { ArrivalModule } from './arrival/arrival.module.js';
import { ArrivalNoticeModule } from './arrival-notice/arrival-notice.module.js';
import { DiscrepancyModule } from './discrepancy/discrepancy.module.js';
import { FollowUpModule } from './follow-up/follow-up.module.js';
import { HoldingModule } from './holding/holding.module.js';
import { IssueModule } from './issue/issue.module.js';
import { LabelModule } from './label/label.module.js';
import { OtherDesksModule } from './other-desks/other-desks.module.js';
import { ParcelModule } from './parcel/parcel.module.js';
import { PapersApprovalModule } from './papers-approval/papers-approval.module.js';
import { ReceiptModule } from './receipt/receipt.module.js';
import { ScanningModule } from './scanning/scanning.module.js';
import { ShipmentModule } from './shipment/shipment.module.js';
import { SlipModule } from './slip/slip.module.js';
import { StockCountModule } from './stock-count/stock-count.module.js';
import { StockModule } from './stock/stock.module.js';
import { TakeOverModule } from './take-over/take-over.module.js';

/** Warehouse: one folder per feature. */
@Module({ imports: [TaskDeskModule.for('warehouse'), HoldingModule, ArrivalModule, ReceiptModule, PapersApprovalModule, ArrivalNoticeModule, StockModule, ShipmentModule, ScanningModule, OtherDesksModule, FollowUpModule, ParcelModule, IssueModule, StockCountModule, DiscrepancyModule, PrintingModule, LabelModule, SlipModule, TakeOverModule] })
export class WarehouseModule {}
