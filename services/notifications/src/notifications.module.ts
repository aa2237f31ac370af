import { Module } from '@nestjs/common';
import { Database } from '@guitu/persistence/database';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { readChannels, type ChannelsSetUp } from './channels/channel-config.js';
import { DeliveriesController } from './delivery/deliveries.controller.js';
import { DeliveryLoop } from './delivery/delivery-loop.js';
import { contactsOfMasterdata } from './delivery/resolve-contact.js';
import { SendDue } from './delivery/send-due.js';
import { NotificationsController } from './inbox/notifications.controller.js';
import { LiveController } from './live/live.controller.js';
import { NotificationBell } from './live/notification-bell.js';
import { NewTasks } from './ringing/new-tasks.js';
import { Ring } from './ringing/ring.js';
import { readRingingConfig, type RingingConfig } from './ringing/ringing-config.js';
import { RingingConsumer } from './ringing/ringing.consumer.js';

const RINGING_CONFIG = Symbol('ringing configuration');
const CHANNELS = Symbol('channels that are set up');

/** @throws Error when messages are to leave the house and masterdata, which alone knows addresses, is not named */
function sendDue(database: Database, { peers, internalToken }: ServiceConfig, { channels, baseUrl }: ChannelsSetUp): SendDue {
  const masterdata = peers['masterdata'];
  if (channels.length > 0 && masterdata === undefined) throw new Error('notifications: GUITU_MASTERDATA_URL 未配置 / needed to send messages');
  return new SendDue({ database, channels, baseUrl, clock: Date.now, contacts: contactsOfMasterdata(masterdata ?? '', internalToken) });
}

@Module({
  controllers: [NotificationsController, LiveController, DeliveriesController, RingingConsumer],
  providers: [
    { provide: RINGING_CONFIG, useFactory: () => readRingingConfig(process.env) },
    { provide: CHANNELS, useFactory: () => readChannels(process.env, Date.now) },
    { provide: SendDue, useFactory: sendDue, inject: [Database, ServiceConfig, CHANNELS] },
    { provide: DeliveryLoop, useFactory: (send: SendDue) => new DeliveryLoop([send]), inject: [SendDue] },
    { provide: NotificationBell, useFactory: (database: Database, { databaseUrl }: ServiceConfig) => new NotificationBell(database, databaseUrl), inject: [Database, ServiceConfig] },
    { provide: Ring, useFactory: (config: RingingConfig, bell: NotificationBell) => new Ring(config, bell), inject: [RINGING_CONFIG, NotificationBell] },
    { provide: NewTasks, useFactory: (config: RingingConfig) => new NewTasks(config), inject: [RINGING_CONFIG] },
  ],
})
export class NotificationsModule {}
