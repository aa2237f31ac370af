import { RelayWake } from '@guitu/messaging/relay-wake';
import { Database } from '@guitu/persistence/database';
import { HousePeople } from '@guitu/platform/service/house-people';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { AlarmLoop } from '@guitu/platform/alarms/alarm-loop';
import { ForgetRefusedRows } from '@guitu/row-import/file-door/forget-refused-rows';
import { WatchedFolder } from '@guitu/row-import/watched-folder/watched-folder';
import { Module, type OnModuleInit } from '@nestjs/common';
import { DeliveryImportController } from './delivery-import.controller.js';
import { folderDoor } from './folder-door.js';
import { TakeDeliveries } from './take-deliveries.js';

@Module({
  controllers: [DeliveryImportController],
  providers: [{
    provide: TakeDeliveries, inject: [Database, RelayWake, HousePeople, ServiceConfig],
    useFactory: (database: Database, wake: RelayWake, house: HousePeople, config: ServiceConfig) => new TakeDeliveries(database, wake, house, config),
  }, {
    provide: WatchedFolder, inject: [Database, HousePeople],
    useFactory: (database: Database, house: HousePeople) => new WatchedFolder(database, folderDoor(house), process.env['GUITU_RETURNS_FOLDER'] || undefined, Date.now),
  }, {
    // of all files of this service, 期初在途 among them
    provide: ForgetRefusedRows, inject: [Database], useFactory: (database: Database) => new ForgetRefusedRows(database, ['import_reject', 'import_book_reject'], Date.now),
  }],
})
export class DeliveryImportModule implements OnModuleInit {
  constructor(private readonly alarms: AlarmLoop, private readonly folder: WatchedFolder) {}

  onModuleInit(): void {
    this.alarms.add(this.folder.watch());
  }
}
