import { PrintingModule } from '@guitu/platform/printing/printing.module';
import type { Connector } from '@guitu/postings/connector';
import { TaskDeskModule } from '@guitu/task-desk/task-desk.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { BoardModule } from './board/board.module.js';
import { BranchSignoffModule } from './branch-signoff/branch-signoff.module.js';
import { DismantlingModule } from './dismantling/dismantling.module.js';
import { HoldingModule } from './holding/holding.module.js';
import { ImprovementModule } from '@guitu/department-facts/improvement/improvement.module';
import { MeetingModule } from '@guitu/department-facts/meeting/meeting.module';
import { OrderDateModule } from './order-date/order-date.module.js';
import { OrderPostingModule } from './order-posting/order-posting.module.js';
import { OrderSheetModule } from './order-sheet/order-sheet.module.js';
import { PackingModule } from './packing/packing.module.js';
import { ReplenishmentOrderModule } from './replenishment-order/replenishment-order.module.js';
import { ReplenishmentModule } from './replenishment/replenishment.module.js';
import { ReworkOrderModule } from './rework-order/rework-order.module.js';
import { ReworkModule } from './rework/rework.module.js';
import { ScrapRequestModule } from './scrap-request/scrap-request.module.js';
import { SortingModule } from '@guitu/department-facts/sorting/sorting.module';
import { SupplierHandoverModule } from './supplier-handover/supplier-handover.module.js';
import { TreatmentModule } from './treatment/treatment.module.js';
import { WorkPlanModule } from './work-plan/work-plan.module.js';
import { WorkStartModule } from './work-start/work-start.module.js';

/** Production and its planning: one folder per feature. */
@Module({})
export class ProductionModule {
  static for(connectors: readonly Connector[]): DynamicModule {
    return {
      module: ProductionModule,
      imports: [
        TaskDeskModule.for('production'), HoldingModule, ReworkOrderModule, ReworkModule, ReplenishmentModule, SortingModule, ImprovementModule,
        BranchSignoffModule, TreatmentModule, PackingModule, DismantlingModule, SupplierHandoverModule, ScrapRequestModule, MeetingModule, OrderDateModule, BoardModule,
        ReplenishmentOrderModule, OrderPostingModule.for(connectors), WorkPlanModule, WorkStartModule, PrintingModule, OrderSheetModule,
      ],
    };
  }
}
