import { Module } from '@nestjs/common';
import { Directory } from '@guitu/identity/directory';
import { Database } from '@guitu/persistence/database';
import { HousePeople } from '@guitu/platform/service/house-people';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { readChannels, type ChannelsSetUp } from './channels/channel-config.js';
import { CustomerConsumer } from './customer/customer.consumer.js';
import { WriteToCustomers } from './customer/write-to-customers.js';
import { DeliveriesController } from './delivery/deliveries.controller.js';
import { DeliveryLoop } from './delivery/delivery-loop.js';
import { contactsOfMasterdata } from './delivery/resolve-contact.js';
import { SendDue } from './delivery/send-due.js';
import { SendDigests } from './digest/send-digests.js';
import { GatherPushes } from './pushing/gather-pushes.js';
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
  controllers: [NotificationsController, LiveController, DeliveriesController, RingingConsumer, CustomerConsumer],
  providers: [
    { provide: RINGING_CONFIG, useFactory: () => readRingingConfig(process.env) },
    { provide: CHANNELS, useFactory: () => readChannels(process.env, Date.now) },
    { provide: SendDue, useFactory: sendDue, inject: [Database, ServiceConfig, CHANNELS] },
    {
      provide: DeliveryLoop, inject: [Database, ServiceConfig, Directory, HousePeople, CHANNELS, SendDue, RINGING_CONFIG],
      useFactory: (database: Database, { timeZone: zone }: ServiceConfig, directory: Directory, house: HousePeople, { names: channels }: ChannelsSetUp, send: SendDue, ringing: RingingConfig) => {
        const options = { database, directory, zone, channels, people: () => house.records, clock: Date.now };
        return new DeliveryLoop(channels.length === 0 || !ringing.GUITU_NOTIFICATIONS_ENABLED ? [] : [new GatherPushes(options), new SendDigests(options), ...(channels.includes('mail') ? [new WriteToCustomers(options)] : []), send]);
      },
    },
    { provide: NotificationBell, useFactory: (database: Database, { databaseUrl }: ServiceConfig) => new NotificationBell(database, databaseUrl), inject: [Database, ServiceConfig] },
    { provide: Ring, useFactory: (config: RingingConfig, bell: NotificationBell, { names }: ChannelsSetUp) => new Ring(config, bell, { pushes: names.length > 0, clock: Date.now }), inject: [RINGING_CONFIG, NotificationBell, CHANNELS] },
    { provide: NewTasks, useFactory: (config: RingingConfig) => new NewTasks(config), inject: [RINGING_CONFIG] },
  ],
})
export class NotificationsModule {}
