import { attachmentUploads } from '@guitu/attachments/attachments.module';
import { defineService } from '@guitu/platform/service/define-service';
import { PrinterPaper1700000000019 } from '@guitu/platform/printing/printer-paper.migration';
import { Printing1700000000016 } from '@guitu/platform/printing/printing.migration';
import { ANSWER_WITHIN } from '@guitu/postings/answer-within';
import { readConnectors } from '@guitu/postings/http/connector-config';
import { DESK_MIGRATIONS } from '@guitu/task-desk/desk-migrations';
import { questionReads } from '@guitu/task-desk/questions/desk-questions.consumer';
import { TAKE_OVER_READS } from '@guitu/task-desk/take-over/take-over.consumer';
import { deskReads } from '@guitu/task-desk/task-desk.module';
import { BoardCards1700000000439 } from './board/board-card.migration.js';
import { GoodsAreas1700000000421 } from './board/board.migration.js';
import { WorkedOn1700000000437 } from './board/worked-on.migration.js';
import { BOARD_READS } from './board/goods-area.consumer.js';
import { BranchSignoff } from './branch-signoff/branch-signoff.entity.js';
import { BranchSignoffs1700000000408 } from './branch-signoff/branch-signoff.migration.js';
import { SignoffLines1700000000435 } from './branch-signoff/signoff-lines.migration.js';
import { DismantledPart } from './dismantling/dismantled-part.entity.js';
import { Dismantling } from './dismantling/dismantling.entity.js';
import { Dismantlings1700000000411 } from './dismantling/dismantling.migration.js';
import { ProductionHold } from './holding/production-hold.entity.js';
import { ProductionHolds1700000000401 } from './holding/production-hold.migration.js';
import { ImprovementReport } from '@guitu/department-facts/improvement/improvement-report.entity';
import { ImprovementReports1700000000218 } from '@guitu/department-facts/improvement/improvement-report.migration';
import { MeetingConclusion } from '@guitu/department-facts/meeting/meeting-conclusion.entity';
import { MeetingConclusions1700000000207 } from '@guitu/department-facts/meeting/meeting-conclusion.migration';
import { MeetingSignatures1700000000223 } from '@guitu/department-facts/meeting/meeting-signatures.migration';
import { OrderNumbers1700000000431 } from './order-number/order-number.migration.js';
import { OrderDates1700000000420 } from './order-date/order-date.migration.js';
import { OrderPostings1700000000436 } from './order-posting/order-posting.migration.js';
import { OrderPostingEnds1700000000438 } from './order-posting/order-posting-ends.migration.js';
import { Packing } from './packing/packing.entity.js';
import { Packings1700000000410 } from './packing/packing.migration.js';
import { ProductionModule } from './production.module.js';
import { ReplenishmentOrders1700000000432 } from './replenishment-order/replenishment-order.migration.js';
import { Replenishment } from './replenishment/replenishment.entity.js';
import { Replenishments1700000000404 } from './replenishment/replenishment.migration.js';
import { ReworkOrder } from './rework-order/rework-order.entity.js';
import { ReworkOrders1700000000402 } from './rework-order/rework-order.migration.js';
import { ReworkCompletion } from './rework/rework-completion.entity.js';
import { ReworkCompletions1700000000403 } from './rework/rework-completion.migration.js';
import { ReworkConfirmations1700000000416 } from './rework/rework-confirmations.migration.js';
import { ScrapRequest } from './scrap-request/scrap-request.entity.js';
import { ScrapRequests1700000000413 } from './scrap-request/scrap-request.migration.js';
import { ScrapWeights1700000000415 } from './scrap-request/scrap-weights.migration.js';
import { SortingLine } from '@guitu/department-facts/sorting/sorting-line.entity';
import { Sorting } from '@guitu/department-facts/sorting/sorting.entity';
import { Sortings1700000000216 } from '@guitu/department-facts/sorting/sorting.migration';
import { SupplierHandover } from './supplier-handover/supplier-handover.entity.js';
import { SupplierHandovers1700000000412 } from './supplier-handover/supplier-handover.migration.js';
import { Treatment } from './treatment/treatment.entity.js';
import { Treatments1700000000409 } from './treatment/treatment.migration.js';
import { PLAN_READS } from './work-plan/work-plan.consumer.js';
import { WorkPlans1700000000434 } from './work-plan/work-plan.migration.js';
import { WorkStarts1700000000433 } from './work-start/work-start.migration.js';

/** Where no connector is set up, orders are placed by hand, or by their form alone. */
const connectors = readConnectors(process.env, 'production', ANSWER_WITHIN);

export default defineService({
  name: 'production',
  title: '归途 · 生产 Guitu production',
  uploads: [attachmentUploads('production')],
  migrations: [
    ...DESK_MIGRATIONS, Printing1700000000016, PrinterPaper1700000000019, ProductionHolds1700000000401, ReworkOrders1700000000402, ReworkCompletions1700000000403,
    Replenishments1700000000404, Sortings1700000000216, ImprovementReports1700000000218, BranchSignoffs1700000000408, Treatments1700000000409,
    Packings1700000000410, Dismantlings1700000000411, SupplierHandovers1700000000412, ScrapRequests1700000000413, MeetingConclusions1700000000207,
    ScrapWeights1700000000415, ReworkConfirmations1700000000416, OrderDates1700000000420, GoodsAreas1700000000421, MeetingSignatures1700000000223,
    OrderNumbers1700000000431, ReplenishmentOrders1700000000432, WorkStarts1700000000433, WorkPlans1700000000434, SignoffLines1700000000435, OrderPostings1700000000436, WorkedOn1700000000437, OrderPostingEnds1700000000438, BoardCards1700000000439,
  ],
  entities: [
    ProductionHold, ReworkOrder, ReworkCompletion, Replenishment, Sorting, SortingLine, ImprovementReport, BranchSignoff, Treatment, Packing,
    Dismantling, DismantledPart, SupplierHandover, ScrapRequest, MeetingConclusion,
  ],
  reads: [deskReads('production'), questionReads('production'), TAKE_OVER_READS, ...BOARD_READS, ...PLAN_READS],
  module: () => ProductionModule.for(connectors),
});
