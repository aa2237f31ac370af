import { Module } from '@nestjs/common';
import { Database } from '@guitu/persistence/database';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { NotificationsController } from './inbox/notifications.controller.js';
import { LiveController } from './live/live.controller.js';
import { NotificationBell } from './live/notification-bell.js';
import { NewTasks } from './ringing/new-tasks.js';
import { Ring } from './ringing/ring.js';
import { readRingingConfig, type RingingConfig } from './ringing/ringing-config.js';
import { RingingConsumer } from './ringing/ringing.consumer.js';

const RINGING_CONFIG = Symbol('ringing configuration');

@Module({
  controllers: [NotificationsController, LiveController, RingingConsumer],
  providers: [
    { provide: RINGING_CONFIG, useFactory: () => readRingingConfig(process.env) },
    { provide: NotificationBell, useFactory: (database: Database, { databaseUrl }: ServiceConfig) => new NotificationBell(database, databaseUrl), inject: [Database, ServiceConfig] },
    { provide: Ring, useFactory: (config: RingingConfig, bell: NotificationBell) => new Ring(config, bell), inject: [RINGING_CONFIG, NotificationBell] },
    { provide: NewTasks, useFactory: (config: RingingConfig) => new NewTasks(config), inject: [RINGING_CONFIG] },
  ],
})
export class NotificationsModule {}
