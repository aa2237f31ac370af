import { defineService } from '@guitu/platform/service/define-service';
import { CustomerTables1700000000304 } from './customer/customer-tables.migration.js';
import { DeliveryTables1700000000302 } from './delivery/delivery-tables.migration.js';
import { NotificationTables1700000000301 } from './inbox/notification-tables.migration.js';
import { NotificationsModule } from './notifications.module.js';
import { PushTables1700000000303 } from './pushing/push-tables.migration.js';
import { RINGING_TYPES } from './ringing/ringing.consumer.js';

export default defineService({
  name: 'notifications',
  title: '归途 通知 · Guitu notifications',
  migrations: [NotificationTables1700000000301, DeliveryTables1700000000302, PushTables1700000000303, CustomerTables1700000000304],
  reads: [{ source: 'process', only: RINGING_TYPES.process }, { source: 'returns', only: RINGING_TYPES.returns }],
  module: () => NotificationsModule,
});
