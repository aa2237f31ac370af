import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 签收: which branch factory has the goods. */
export class BranchSignoffs1700000000408 implements MigrationInterface {
  readonly name = 'BranchSignoffs1700000000408';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table branch_signoff (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        consignment text,
        branch_code text not null,
        qty numeric(18, 6) not null check (qty > 0),
        recorded_by text not null,
        recorded_at timestamptz not null
      );
      create index branch_signoff_return on branch_signoff (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table branch_signoff');
  }
}
