import { attachmentUploads } from '@guitu/attachments/attachments.module';
import { defineService } from '@guitu/platform/service/define-service';
import { LabelLookup1700000000004 } from '@guitu/masterdata-view/labels/label-lookup.migration';
import { PrinterPaper1700000000019 } from '@guitu/platform/printing/printer-paper.migration';
import { Printing1700000000016 } from '@guitu/platform/printing/printing.migration';
import { DESK_MIGRATIONS } from '@guitu/task-desk/desk-migrations';
import { questionReads } from '@guitu/task-desk/questions/desk-questions.consumer';
import { TAKE_OVER_READS } from '@guitu/task-desk/take-over/take-over.consumer';
import { deskReads } from '@guitu/task-desk/task-desk.module';
import { Arrival } from './arrival/arrival.entity.js';
import { Arrivals1700000000302 } from './arrival/arrival.migration.js';
import { ArrivalNotice } from './arrival-notice/arrival-notice.entity.js';
import { ArrivalNotices1700000000304 } from './arrival-notice/arrival-notice.migration.js';
import { DamageReports1700000000316 } from './discrepancy/damage-report.migration.js';
import { FollowUps1700000000312 } from './follow-up/follow-up.migration.js';
import { AnnouncedSerials1700000000323 } from './scanning/announced-serial.migration.js';
import { AnnouncedNumbers1700000000320 } from './scanning/announced-number.migration.js';
import { ShipmentHold } from './holding/shipment-hold.entity.js';
import { ShipmentHolds1700000000301 } from './holding/shipment-hold.migration.js';
import { Issues1700000000314 } from './issue/issue.migration.js';
import { OTHER_DESKS_READS } from './other-desks/other-desks.consumer.js';
import { OtherDesks1700000000311 } from './other-desks/other-desks.migration.js';
import { PapersReviews1700000000310 } from './papers-approval/papers-approval.migration.js';
import { PapersReview } from './papers-approval/papers-review.entity.js';
import { MatchesTakenBack1700000000324 } from './parcel/match-taken-back.migration.js';
import { Parcels1700000000313 } from './parcel/parcel.migration.js';
import { ReceiptLine } from './receipt/receipt-line.entity.js';
import { Receipt } from './receipt/receipt.entity.js';
import { ReceiptCorrections1700000000322 } from './receipt/receipt-correction.migration.js';
import { Receipts1700000000303 } from './receipt/receipt.migration.js';
import { SignedCopies1700000000325 } from './slip/signed-copy.migration.js';
import { Slips1700000000321 } from './slip/slip.migration.js';
import { SupplyShipment } from './shipment/supply-shipment.entity.js';
import { SupplyShipments1700000000306 } from './shipment/supply-shipment.migration.js';
import { StockCounts1700000000315 } from './stock-count/stock-count.migration.js';
import { Stock1700000000305 } from './stock/stock.migration.js';
import { StockLying1700000000327 } from './stock/stock-lying.migration.js';
import { StockAreas1700000000326 } from './take-over/stock-area.migration.js';
import { WarehouseModule } from './warehouse.module.js';

export default defineService({
  name: 'warehouse',
  title: '归途 · 仓库 Guitu warehouse',
  uploads: [attachmentUploads('warehouse')],
  migrations: [
    ...DESK_MIGRATIONS, LabelLookup1700000000004, Printing1700000000016, PrinterPaper1700000000019, ShipmentHolds1700000000301, Arrivals1700000000302, Receipts1700000000303, ArrivalNotices1700000000304, Stock1700000000305, SupplyShipments1700000000306,
    PapersReviews1700000000310, OtherDesks1700000000311, FollowUps1700000000312, Parcels1700000000313, Issues1700000000314, StockCounts1700000000315, DamageReports1700000000316, AnnouncedNumbers1700000000320, Slips1700000000321, ReceiptCorrections1700000000322, AnnouncedSerials1700000000323, MatchesTakenBack1700000000324, SignedCopies1700000000325, StockAreas1700000000326, StockLying1700000000327,
  ],
  entities: [ShipmentHold, Arrival, Receipt, ReceiptLine, ArrivalNotice, SupplyShipment, PapersReview],
  reads: [deskReads('warehouse'), questionReads('warehouse'), TAKE_OVER_READS, ...OTHER_DESKS_READS],
  masterTypes: ['product', 'label', 'area', 'plant', 'calendar'],
  module: () => WarehouseModule,
});
