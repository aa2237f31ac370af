import { RelayWake } from '@guitu/messaging/relay-wake';
import { Database } from '@guitu/persistence/database';
import { HousePeople } from '@guitu/platform/service/house-people';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Module } from '@nestjs/common';
import { DeliveryImportController } from './delivery-import.controller.js';
import { TakeDeliveries } from './take-deliveries.js';

@Module({
  controllers: [DeliveryImportController],
  providers: [{
    provide: TakeDeliveries, inject: [Database, RelayWake, HousePeople, ServiceConfig],
    useFactory: (database: Database, wake: RelayWake, house: HousePeople, config: ServiceConfig) => new TakeDeliveries(database, wake, house, config),
  }],
})
export class DeliveryImportModule {}
