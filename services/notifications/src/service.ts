import { defineService } from '@guitu/platform/service/define-service';
import { Acknowledged1700000000308 } from './acknowledging/acknowledged.migration.js';
import { CustomerTables1700000000304 } from './customer/customer-tables.migration.js';
import { ActingTables1700000000309 } from './acting/acting-tables.migration.js';
import { ACTING_TYPES } from './acting/acting.consumer.js';
import { AlarmSource1700000000306 } from './alarms/alarm-source.migration.js';
import { DeliveryTables1700000000302 } from './delivery/delivery-tables.migration.js';
import { NotificationTables1700000000301 } from './inbox/notification-tables.migration.js';
import { UnreadFirst1700000000312 } from './inbox/unread-first.migration.js';
import { NotificationsModule, type Pace } from './notifications.module.js';
import { PushTables1700000000303 } from './pushing/push-tables.migration.js';
import { ReassignedTasks1700000000307 } from './ringing/reassigned-tasks.migration.js';
import { RINGING_TYPES } from './ringing/ringing.consumer.js';
import { TaskTold1700000000311 } from './ringing/task-told.migration.js';
import { UnderWay1700000000310 } from './ringing/under-way.migration.js';
import { TASK_TYPES } from './ringing/task.consumer.js';
import { RuleTables1700000000305 } from './rules/rule-tables.migration.js';
import { ASKING_TYPES } from './asking/asking.consumer.js';
import { FollowUpStatedV1 } from '@guitu/contracts/events/follow-up-stated';
import { OrderDateMovedV1 } from '@guitu/contracts/events/order-date-moved';
import { QuestionStatedV1 } from '@guitu/contracts/events/question-stated';
import { TASK_REASSIGNED } from '@guitu/contracts/events/task-reassigned';
import { TaskNudgedV1 } from '@guitu/contracts/events/task-nudged';
import { SERVED_DESKS } from '@guitu/contracts/vocabulary';
import { AnswerDeemedV1 } from '@guitu/contracts/events/process-events';

/** The service as it runs, or at another pace: a week can be played in minutes. */
export const notificationsAt = (pace: Pace) => defineService({
  name: 'notifications',
  title: '归途 通知 · Guitu notifications',
  migrations: [NotificationTables1700000000301, DeliveryTables1700000000302, PushTables1700000000303, CustomerTables1700000000304, RuleTables1700000000305, AlarmSource1700000000306, ReassignedTasks1700000000307, Acknowledged1700000000308, ActingTables1700000000309, UnderWay1700000000310, TaskTold1700000000311, UnreadFirst1700000000312],
  reads: [
    { source: 'process', only: [...RINGING_TYPES.process, ...TASK_TYPES, AnswerDeemedV1.type] },
    { source: 'returns', only: [...RINGING_TYPES.returns, ...ASKING_TYPES.returns, TaskNudgedV1.type, QuestionStatedV1.type] },
    { source: 'warehouse', only: [...ASKING_TYPES.warehouse, FollowUpStatedV1.type] },
    { source: 'production', only: [...ASKING_TYPES.production, OrderDateMovedV1.type] },
    ...SERVED_DESKS.map((desk) => ({ source: desk, only: [TASK_REASSIGNED[desk].type, ...ACTING_TYPES[desk]] })),
    ...(['quality', 'finance'] as const).flatMap((source) => (ASKING_TYPES[source].length === 0 ? [] : [{ source, only: ASKING_TYPES[source] }])),
  ],
  module: () => NotificationsModule.at(pace),
});
export default notificationsAt({ clock: Date.now });
