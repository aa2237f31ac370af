import { Journal } from '@guitu/messaging/journal';
import { RelayWake } from '@guitu/messaging/relay-wake';
import { Database } from '@guitu/persistence/database';
import { AlarmLoop } from '@guitu/platform/alarms/alarm-loop';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessReviewController } from './access-review/access-review.controller.js';
import { CalendarCoverageController } from './calendar-coverage/calendar-coverage.controller.js';
import { calendarWatch } from './calendar-coverage/calendar-watch.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { ResolveContactsController } from './contacts/resolve-contacts.controller.js';
import { DepartureController } from './departure/departure.controller.js';
import { ErasureController } from './erasure/erasure.controller.js';
import { ReplayErasures } from './erasure/replay-erasures.js';
import { TakeFromTopic } from './imports/take-from-topic.js';
import { ImportsController } from './imports/imports.controller.js';
import { ProductCostController } from './product-cost/product-cost.controller.js';
import { PeopleWholeController } from './people-whole/people-whole.controller.js';
import { RECORD_CONTROLLERS } from './records/record-controllers.js';
import { RestatementController } from './restatement/restatement.controller.js';
import { RosterWeekController } from './roster-week/roster-week.controller.js';
import { SeedTrial } from './trial/seed-trial.js';
import { ForgetRefusedRows } from '@guitu/row-import/file-door/forget-refused-rows';
import { WatchedFolder } from '@guitu/row-import/watched-folder/watched-folder';
import { folderDoor } from './watched-folder/folder-door.js';

@Module({
  controllers: [
    ...RECORD_CONTROLLERS, ImportsController, ProductCostController, PeopleWholeController, ContactsController, ResolveContactsController, ErasureController, DepartureController, CalendarCoverageController,
    AccessReviewController, RestatementController, RosterWeekController,
  ],
  providers: [
    { provide: SeedTrial, useFactory: (database: Database, journal: Journal, config: ServiceConfig) => new SeedTrial(database, journal, config), inject: [Database, Journal, ServiceConfig] },
    { provide: ReplayErasures, useFactory: (database: Database, config: ServiceConfig) => new ReplayErasures(database, config), inject: [Database, ServiceConfig] },
    { provide: WatchedFolder, useFactory: (database: Database, journal: Journal) => new WatchedFolder(database, folderDoor(journal), process.env['GUITU_MASTERDATA_FOLDER'] || undefined, Date.now), inject: [Database, Journal] },
    { provide: ForgetRefusedRows, useFactory: (database: Database) => new ForgetRefusedRows(database, ['import_reject'], Date.now), inject: [Database] },
    {
      provide: TakeFromTopic,
      useFactory: (database: Database, journal: Journal, wake: RelayWake, config: ServiceConfig) => new TakeFromTopic(database, journal, wake, config),
      inject: [Database, Journal, RelayWake, ServiceConfig],
    },
  ],
})
export class MasterdataModule implements OnModuleInit {
  constructor(private readonly alarms: AlarmLoop, private readonly database: Database, private readonly folder: WatchedFolder) {}

  onModuleInit(): void {
    this.alarms.add(calendarWatch(this.database, Date.now), this.folder.watch());
  }
}
