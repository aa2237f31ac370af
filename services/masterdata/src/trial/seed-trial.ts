import { SYSTEM_STAFF } from '@guitu/identity/actor';
import type { Journal } from '@guitu/messaging/journal';
import type { Database } from '@guitu/persistence/database';
import type { ServiceConfig } from '@guitu/platform/service/service-config';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { keepContact } from '../contacts/keep-contact.js';
import { statePeopleWhole } from '../people-whole/state-people-whole.js';
import { keepRecords } from '../records/keep-records.js';
import { trialCompanies, trialNames, trialRecords } from './trial-company.js';

/** One replica fills; the others wait and find it done. */
const LOCK = [7311, 401];

/** Fills the companies of the demo people where there are none yet, while demo people may sign in at all. */
export class SeedTrial implements OnApplicationBootstrap {
  constructor(private readonly database: Database, private readonly journal: Journal, private readonly config: ServiceConfig) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.auth.GUITU_AUTH_MODE !== 'dev') return;
    for (const companyCode of trialCompanies()) await this.fill(companyCode);
  }

  private fill(companyCode: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1, $2)', LOCK);
      const there = await tx.query(`select 1 from master_record where company_code = $1 and type = 'company'`, [companyCode]);
      if (there.length > 0) return;
      for (const [type, records] of trialRecords(companyCode)) {
        const kept = await keepRecords(tx, this.journal, type, records, { companyCode, staff: SYSTEM_STAFF, plantCodes: null });
        const refused = kept.find(({ outcome }) => outcome === 'rejected');
        if (refused !== undefined) throw new Error(`trial ${type} ${refused.code}: ${refused.faults.map(({ field, en }) => `${field}: ${en}`).join('; ')}`);
      }
      await statePeopleWhole(tx, this.journal, companyCode);
      for (const { staff, name } of trialNames(companyCode)) {
        await keepContact(tx, { companyCode, staff: SYSTEM_STAFF }, { staff }, 1, { version: 0, name, phone: null, mail: null, address: null, wecom: null, dingtalk: null, feishu: null, language: 'zh' });
      }
    });
  }
}
