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

/** The people stated, and of the others those of whom nothing is stated. */
function besides(stated: PeopleRecords, others: PeopleRecords): PeopleRecords {
  const known = new Set(stated.people.map(({ staff }) => staff));
  const unknown = <T extends { readonly staff: string }>(records: readonly T[]): T[] => records.filter(({ staff }) => !known.has(staff));
  return {
    people: [...stated.people, ...unknown(others.people)], leaves: [...stated.leaves, ...unknown(others.leaves)], roster: [...stated.roster, ...unknown(others.roster)],
    substitutions: [...stated.substitutions, ...unknown(others.substitutions)], delegations: [...stated.delegations, ...unknown(others.delegations)],
  };
}

/**
 * Whom this service knows: the people masterdata states, as last read; in a trial also the demo people of whom it has stated nothing,
 * so that nobody is locked out while the first statements arrive one by one. They are known before the first request, from this service's own rows, also while Kafka and masterdata are away.
 */
export class HousePeople implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly directory: Directory;
  private readonly others: () => PeopleRecords;
  private known: { readonly stated: PeopleRecords; readonly all: PeopleRecords } | undefined;
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
    if (stated === undefined || stated.people.length === 0) return this.others();
    if (this.known?.stated !== stated) this.known = { stated, all: besides(stated, this.others()) };
    return this.known.all;
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
