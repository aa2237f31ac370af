import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { MasterView } from './master-view.js';
import type { PeopleCache } from './people-cache.js';

/** Ties a view to the life of a Nest application: reads once the service is up, and stops before its database closes. */
export class RunMasterView implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly view: MasterView, private readonly people: PeopleCache) {}

  onApplicationBootstrap(): void {
    this.view.start();
    void this.people.refresh();
  }

  async onModuleDestroy(): Promise<void> {
    await this.view.stop();
  }
}
