import { TaskDeskModule } from '@guitu/task-desk/task-desk.module';
import { Module } from '@nestjs/common';
import { HoldingModule } from './holding/holding.module.js';
import { ReplenishmentModule } from './replenishment/replenishment.module.js';
import { ReworkModule } from './rework/rework.module.js';
import { ReworkOrderModule } from './rework-order/rework-order.module.js';

/** Production and its planning: one folder per feature. */
@Module({ imports: [TaskDeskModule.for('production'), HoldingModule, ReworkOrderModule, ReworkModule, ReplenishmentModule] })
export class ProductionModule {}
