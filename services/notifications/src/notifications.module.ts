import { Inject, Module, type DynamicModule, type OnModuleInit, type Provider } from '@nestjs/common';
import { Directory } from '@guitu/identity/directory';
import { Database } from '@guitu/persistence/database';
import { AlarmLoop } from '@guitu/platform/alarms/alarm-loop';
import { HousePeople } from '@guitu/platform/service/house-people';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { AcknowledgingController } from './acknowledging/acknowledging.controller.js';
import { ActingConsumer } from './acting/acting.consumer.js';
import { PushFiguresController } from './acting/push-figures.controller.js';
import { AlarmDesk } from './alarms/alarm-desk.js';
import { AlarmsController } from './alarms/alarms.controller.js';
import { certificateWatch } from './alarms/certificates/certificate-watch.js';
import { tlsHosts } from './alarms/certificates/tls-hosts.js';
import { RepeatAlarms } from './alarms/repeat-alarms.js';
import { WatchDeliveries } from './alarms/watch-deliveries.js';
import { AskingConsumer } from './asking/asking.consumer.js';
import { QuestionsConsumer } from './asking/questions.consumer.js';
import { TellAsker } from './asking/tell-asker.js';
import { CHANNELS_SET_UP, readChannels, type ChannelsSetUp } from './channels/channel-config.js';
import { CallUnconfirmed } from './confirming/call-unconfirmed.js';
import { ConfirmingController } from './confirming/confirming.controller.js';
import { HousePhoneBook } from './confirming/house-phone-book.js';
import { CustomerConsumer } from './customer/customer.consumer.js';
import { DeliveriesController } from './delivery/deliveries.controller.js';
import { DigestProposalsController } from './digest-proposals/digest-proposals.controller.js';
import { ProposeDigests } from './digest-proposals/propose-digests.js';
import { FollowUpConsumer } from './follow-up/follow-up.consumer.js';
import { DeliveryLoop } from './delivery/delivery-loop.js';
import { phonesOfMasterdata } from './delivery/resolve-contact.js';
import { NotificationsController } from './inbox/notifications.controller.js';
import { LiveController } from './live/live.controller.js';
import { NotificationBell } from './live/notification-bell.js';
import { NotificationClock } from './notification-clock.js';
import { outwardWork } from './outward-work.js';
import { PreferencesController } from './preferences/preferences.controller.js';
import { NewTasks } from './ringing/new-tasks.js';
import { Ring } from './ringing/ring.js';
import { readRingingConfig, type RingingConfig } from './ringing/ringing-config.js';
import { RingingConsumer } from './ringing/ringing.consumer.js';
import { TaskConsumer } from './ringing/task.consumer.js';

const RINGING_CONFIG = Symbol('ringing configuration');
/** Whose present it is, and how often it looks for work by itself; `null`: only when it is told to. */
export interface Pace { readonly clock: () => number; readonly lookEvery?: number | null }

function phoneBook({ peers, internalToken }: ServiceConfig, house: HousePeople): HousePhoneBook {
  const masterdata = peers['masterdata'];
  const phones = masterdata === undefined ? () => Promise.resolve(null) : phonesOfMasterdata(masterdata, internalToken);
  return new HousePhoneBook(phones, (companyCode, staff) => house.records.people.find((one) => one.companyCode === companyCode && one.staff === staff)?.employeeNo);
}

const providers = ({ clock, lookEvery }: Pace): Provider[] => [
  { provide: NotificationClock, useValue: new NotificationClock(clock) },
  { provide: RINGING_CONFIG, useFactory: () => readRingingConfig(process.env) },
  { provide: CHANNELS_SET_UP, useFactory: () => readChannels(process.env, clock) },
  { provide: NotificationBell, useFactory: (database: Database, { databaseUrl }: ServiceConfig) => new NotificationBell(database, databaseUrl), inject: [Database, ServiceConfig] },
  { provide: Ring, useFactory: (config: RingingConfig, bell: NotificationBell, { names }: ChannelsSetUp) => new Ring(config, bell, { pushes: names.length > 0, clock }), inject: [RINGING_CONFIG, NotificationBell, CHANNELS_SET_UP] },
  { provide: NewTasks, useFactory: (config: RingingConfig) => new NewTasks(config), inject: [RINGING_CONFIG] },
  { provide: TellAsker, useFactory: (directory: Directory, ring: Ring, now: NotificationClock, { timeZone }: ServiceConfig) => new TellAsker(directory, ring, now, timeZone), inject: [Directory, Ring, NotificationClock, ServiceConfig] },
  { provide: AlarmDesk, useFactory: (directory: Directory, ring: Ring) => new AlarmDesk(directory, ring, clock), inject: [Directory, Ring] },
  { provide: HousePhoneBook, useFactory: phoneBook, inject: [ServiceConfig, HousePeople] },
  {
    provide: DeliveryLoop, inject: [Database, ServiceConfig, Directory, HousePeople, CHANNELS_SET_UP, RINGING_CONFIG, AlarmDesk],
    useFactory: (database: Database, config: ServiceConfig, directory: Directory, house: HousePeople, channels: ChannelsSetUp, ringing: RingingConfig, alarms: AlarmDesk) => {
      const inside = [new CallUnconfirmed({ database, directory, ring: alarms.ring, clock }), new RepeatAlarms(database, alarms), new WatchDeliveries(database, alarms), new ProposeDigests({ database, directory, ring: alarms.ring, zone: config.timeZone, clock })];
      const outside = outwardWork({ database, config, directory, house, channels, clock, rings: ringing.GUITU_NOTIFICATIONS_ENABLED });
      return new DeliveryLoop([...inside, ...outside], lookEvery);
    },
  },
];

@Module({})
export class NotificationsModule implements OnModuleInit {
  constructor(private readonly alarms: AlarmLoop, private readonly now: NotificationClock, private readonly config: ServiceConfig, @Inject(CHANNELS_SET_UP) private readonly channels: ChannelsSetUp) {}

  onModuleInit(): void {
    const addresses = [this.channels.baseUrl, this.config.auth.GUITU_AUTH_ISSUER];
    this.alarms.add(...tlsHosts(process.env['GUITU_NOTIFICATIONS_CERTIFICATES'], addresses).map((host) => certificateWatch(host, this.now.now)));
  }

  static at(pace: Pace): DynamicModule {
    return {
      module: NotificationsModule, providers: providers(pace),
      controllers: [NotificationsController, AcknowledgingController, LiveController, PreferencesController, PushFiguresController, DigestProposalsController, ConfirmingController, DeliveriesController, AlarmsController, RingingConsumer, TaskConsumer, AskingConsumer, QuestionsConsumer, CustomerConsumer, FollowUpConsumer, ActingConsumer],
    };
  }
}
