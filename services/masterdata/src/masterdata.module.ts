import { MasterView } from '@guitu/masterdata-view/master-view';
import { PeopleCache } from '@guitu/masterdata-view/people-cache';
import { PEOPLE_TYPES } from '@guitu/masterdata-view/read-people';
import { RunMasterView } from '@guitu/masterdata-view/run-master-view';
import { Journal } from '@guitu/messaging/journal';
import { Database } from '@guitu/persistence/database';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Module } from '@nestjs/common';
import { AccessReviewController } from './access-review/access-review.controller.js';
import { RECORD_CONTROLLERS } from './records/record-controllers.js';
import { SeedTrial } from './trial/seed-trial.js';

/** People are read back from the topic, so that a review shows what the departments act on. */
@Module({
  controllers: [...RECORD_CONTROLLERS, AccessReviewController],
  providers: [
    { provide: SeedTrial, useFactory: (database: Database, journal: Journal, config: ServiceConfig) => new SeedTrial(database, journal, config), inject: [Database, Journal, ServiceConfig] },
    {
      provide: MasterView,
      useFactory: (database: Database, { brokers, topicPrefix }: ServiceConfig) => new MasterView({ database, topicPrefix, kafka: { brokers, clientId: 'guitu-masterdata' }, types: PEOPLE_TYPES }),
      inject: [Database, ServiceConfig],
    },
    { provide: PeopleCache, useFactory: (view: MasterView) => new PeopleCache(view), inject: [MasterView] },
    { provide: RunMasterView, useFactory: (view: MasterView, people: PeopleCache) => new RunMasterView(view, people), inject: [MasterView, PeopleCache] },
  ],
})
export class MasterdataModule {}
