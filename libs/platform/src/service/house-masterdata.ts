import { MasterView } from '@guitu/masterdata-view/master-view';
import { PEOPLE_TYPES } from '@guitu/masterdata-view/read-people';
import type { Database } from '@guitu/persistence/database';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { ServiceConfig } from './service-config.js';
import type { ServiceDefinition } from './define-service.js';

/**
 * What this service reads of master data: people, and the types of its definition. Followers register before the application has
 * started; what was read stays readable while Kafka and masterdata are away.
 */
export class HouseMasterdata implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly view: MasterView;

  /** @param reads false: demo people alone, nothing is read */
  constructor(config: ServiceConfig, database: Database, { masterTypes = [] }: Pick<ServiceDefinition, 'masterTypes'>, readonly reads: boolean) {
    this.view = new MasterView({
      database, topicPrefix: config.topicPrefix, kafka: config.kafka, types: [...new Set([...PEOPLE_TYPES, ...masterTypes])],
    });
  }

  onApplicationBootstrap(): void {
    if (this.reads) this.view.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.view.stop();
  }
}
