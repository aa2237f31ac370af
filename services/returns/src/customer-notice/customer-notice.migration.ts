import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class CustomerNotice1700000000267 implements MigrationInterface {
  readonly name = 'CustomerNotice1700000000267';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('customer_notice', `
      -- 分
      amount_fen bigint not null check (amount_fen >= 0),
      way_code text not null`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table customer_notice');
  }
}
