import { DEMO_RECORDS } from '@guitu/identity/demo-people';
import { Directory } from '@guitu/identity/directory';
import { PeopleCache } from '@guitu/masterdata-view/people-cache';
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import type { OnModuleInit } from '@nestjs/common';
import type { HouseMasterdata } from './house-masterdata.js';
import type { ServiceConfig } from './service-config.js';

const NOBODY: PeopleRecords = { whole: [], people: [], leaves: [], roster: [], substitutions: [], delegations: [] };

/** The people stated, and of the others those of whom nothing is stated, as long as not everybody of their company is. */
function besides(stated: PeopleRecords, others: PeopleRecords): PeopleRecords {
  const known = new Set(stated.people.map(({ staff }) => staff));
  const unknown = <T extends { readonly staff: string; readonly companyCode: string }>(records: readonly T[]): T[] =>
    records.filter(({ staff, companyCode }) => !known.has(staff) && !stated.whole.includes(companyCode));
  return {
    whole: [...new Set([...stated.whole, ...others.whole])],
    people: [...stated.people, ...unknown(others.people)], leaves: [...stated.leaves, ...unknown(others.leaves)], roster: [...stated.roster, ...unknown(others.roster)],
    substitutions: [...stated.substitutions, ...unknown(others.substitutions)], delegations: [...stated.delegations, ...unknown(others.delegations)],
  };
}

/**
 * Whom this service knows: the people masterdata states, as last read; in a trial also the demo people of whom it has stated nothing,
 * until it says
 * that everybody is stated, so that nobody is locked out while the first statements arrive one by one. They are known before the
 * first request, from this service's own rows, also while Kafka and masterdata are away.
 */
export class HousePeople implements OnModuleInit {
  readonly directory: Directory;
  private readonly others: () => PeopleRecords;
  private readonly stated: PeopleCache | undefined;
  private known: { readonly stated: PeopleRecords; readonly all: PeopleRecords } | undefined;

  /** @param instead people from elsewhere than master data */
  constructor(config: ServiceConfig, { view, reads }: HouseMasterdata, instead?: () => PeopleRecords) {
    const trial = config.auth.GUITU_AUTH_MODE === 'dev' ? DEMO_RECORDS : NOBODY;
    this.others = instead ?? (() => trial);
    this.stated = reads ? new PeopleCache(view) : undefined;
    this.directory = new Directory(this.stated === undefined ? this.others : () => this.records);
  }

  /** Everything this service acts on, as the directory knows it. */
  get records(): PeopleRecords {
    const stated = this.stated?.current;
    if (stated === undefined || stated.people.length === 0) return this.others();
    if (this.known?.stated !== stated) this.known = { stated, all: besides(stated, this.others()) };
    return this.known.all;
  }

  async onModuleInit(): Promise<void> {
    await this.stated?.refresh();
  }
}
