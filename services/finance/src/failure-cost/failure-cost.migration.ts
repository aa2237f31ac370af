import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 质量损失: what a return cost the house, collected from what departments recorded, and entered by hand where nobody did. */
export class FailureCosts1700000000510 implements MigrationInterface {
  readonly name = 'FailureCosts1700000000510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table failure_cost (
        id uuid primary key default gen_random_uuid(),
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        kind text not null check (kind in ('labour', 'material', 'onsite', 'freight', 'scrap', 'other')),
        -- Fen; null while nobody has priced it
        amount bigint check (amount >= 0),
        -- what it is the price of: working hours, or pieces of an item
        hours numeric(8, 2) check (hours > 0),
        item text,
        qty numeric(18, 6) check (qty > 0),
        -- where it comes from: fact of a department, or a person of finance
        fact_id uuid,
        entered_by text,
        at timestamptz not null,
        check ((fact_id is null) <> (entered_by is null))
      );
      -- heard twice, counted once
      create unique index failure_cost_of_fact on failure_cost (fact_id, kind, coalesce(item, '')) where fact_id is not null;
      create index failure_cost_return on failure_cost (company_code, return_no);

      -- Fen per working hour, by company, from when it counts.
      create table labour_rate (
        company_code text not null,
        counts_from timestamptz not null default clock_timestamp(),
        fen_per_hour bigint not null check (fen_per_hour >= 0),
        set_by text not null,
        primary key (company_code, counts_from)
      );

      -- P24: account a closed return's cost goes to.
      create table cost_account (
        company_code text not null,
        return_no text not null,
        account text not null,
        primary key (company_code, return_no)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cost_account, labour_rate, failure_cost');
  }
}
