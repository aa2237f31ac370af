import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What products cost: apart from their records, because it travels on no topic and few may read it. */
export class ProductCost1700000000404 implements MigrationInterface {
  readonly name = 'ProductCost1700000000404';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table product_cost (
        code text not null,
        company_code text not null,
        type text not null default 'product' check (type = 'product'),
        -- 分 for so many base units
        cost bigint not null check (cost >= 0),
        per numeric not null check (per > 0),
        version integer not null check (version >= 1),
        changed_at timestamptz not null default clock_timestamp(),
        changed_by text not null,
        primary key (code, company_code),
        constraint product_cost_of foreign key (code, company_code, type) references master_record (code, company_code, type) on delete cascade
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table product_cost');
  }
}
