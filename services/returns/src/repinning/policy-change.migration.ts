import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class PolicyChange1700000000223 implements MigrationInterface {
  readonly name = 'PolicyChange1700000000223';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('policy_change', `
      policy_key text not null,
      policy_version integer not null,
      policy_sha256 text not null,
      mode text not null check (mode in ('new_dates', 'flow')),
      reason_code text not null,
      opinion_ref uuid references opinion,
      foreign key (policy_key, policy_version) references policy_version`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table policy_change');
  }
}
