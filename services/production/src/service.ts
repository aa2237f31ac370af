import { defineService } from '@guitu/platform/service/define-service';
import { DeskAuthority1700000000011 } from '@guitu/task-desk/desk-authority.migration';
import { DeskTables1700000000010 } from '@guitu/task-desk/desk-tables.migration';
import { deskReads } from '@guitu/task-desk/task-desk.module';
import { ProductionHold } from './holding/production-hold.entity.js';
import { ProductionHolds1700000000401 } from './holding/production-hold.migration.js';
import { ProductionModule } from './production.module.js';
import { Replenishment } from './replenishment/replenishment.entity.js';
import { Replenishments1700000000404 } from './replenishment/replenishment.migration.js';
import { ReworkCompletion } from './rework/rework-completion.entity.js';
import { ReworkCompletions1700000000403 } from './rework/rework-completion.migration.js';
import { ReworkOrder } from './rework-order/rework-order.entity.js';
import { ReworkOrders1700000000402 } from './rework-order/rework-order.migration.js';

export default defineService({
  name: 'production',
  title: '归途 · 生产 Guitu production',
  migrations: [DeskTables1700000000010, DeskAuthority1700000000011, ProductionHolds1700000000401, ReworkOrders1700000000402, ReworkCompletions1700000000403, Replenishments1700000000404],
  entities: [ProductionHold, ReworkOrder, ReworkCompletion, Replenishment],
  reads: [deskReads('production')],
  module: () => ProductionModule,
});
