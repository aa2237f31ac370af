import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 盘点 and 差异报告: what was found on the shelf against the ledger, and what came broken, short or wrong. */
export class StockCounts1700000000315 implements MigrationInterface {
  readonly name = 'StockCounts1700000000315';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stock_count_number (
        company_code text primary key,
        last integer not null
      );

      create table stock_count (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        count_no text not null,
        -- null: everything of the plant
        area_code text,
        state text not null check (state in ('draft', 'confirmed')),
        -- [{returnNo, line, expected, counted}] as it was when it was counted; the ledger itself moves by facts alone
        found jsonb not null,
        counted_by text not null,
        counted_at timestamptz not null,
        confirmed_by text,
        confirmed_at timestamptz,
        constraint stock_count_no_once unique (company_code, count_no),
        check ((state = 'confirmed') = (num_nulls(confirmed_by, confirmed_at) = 0))
      );
      create index stock_count_plant on stock_count (company_code, plant_code, counted_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table stock_count, stock_count_number');
  }
}
