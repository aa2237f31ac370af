import { DEMO_RECORDS } from '@guitu/identity/demo-people';
import { Directory } from '@guitu/identity/directory';
import { MasterView } from '@guitu/masterdata-view/master-view';
import { PeopleCache } from '@guitu/masterdata-view/people-cache';
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import { PEOPLE_TYPES } from '@guitu/masterdata-view/read-people';
import type { Database } from '@guitu/persistence/database';
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import type { ServiceConfig } from './service-config.js';

const NOBODY: PeopleRecords = { people: [], leaves: [], roster: [], substitutions: [], delegations: [] };

/**
 * Whom this service knows: the people masterdata states, as last read; where it has stated none, a trial has its demo people. They
 * are known before the first request, from this service's own rows, also while Kafka and masterdata are away.
 */
export class HousePeople implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly directory: Directory;
  private readonly others: () => PeopleRecords;
  private readonly stated: { readonly view: MasterView; readonly cache: PeopleCache } | undefined;

  /** @param instead people from elsewhere; master data is not read then */
  constructor(config: ServiceConfig, database: Database, instead?: () => PeopleRecords) {
    const trial = config.auth.GUITU_AUTH_MODE === 'dev' ? DEMO_RECORDS : NOBODY;
    this.others = instead ?? (() => trial);
    if (instead !== undefined || config.people === 'demo') {
      this.directory = new Directory(this.others);
      return;
    }
    const view = new MasterView({ database, topicPrefix: config.topicPrefix, kafka: { brokers: config.brokers, clientId: `guitu-${config.name}` }, types: PEOPLE_TYPES });
    const cache = new PeopleCache(view);
    this.stated = { view, cache };
    this.directory = new Directory(() => this.records);
  }

  /** Everything this service acts on, as the directory knows it. */
  get records(): PeopleRecords {
    const stated = this.stated?.cache.current;
    return stated === undefined || stated.people.length === 0 ? this.others() : stated;
  }

  async onModuleInit(): Promise<void> {
    await this.stated?.cache.refresh();
  }

  onApplicationBootstrap(): void {
    this.stated?.view.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stated?.view.stop();
  }
}
