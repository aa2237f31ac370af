import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Quote1700000000265 implements MigrationInterface {
  readonly name = 'Quote1700000000265';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('quote', `
      portion text,
      -- 分
      fee_fen bigint not null check (fee_fen >= 0),
      promised_at timestamptz,
      opinion_ref uuid references opinion`));
    await runner.query(factTable('quote_part', `
      item text not null,
      qty numeric(18,6) not null check (qty > 0),
      -- 分
      price_fen bigint check (price_fen >= 0),
      unique (fact_id, item)`, 'several'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table quote_part, quote');
  }
}
