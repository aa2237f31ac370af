import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 现场结果: what becomes of each part of a line at the customer. */
export class OnsiteResults1700000000203 implements MigrationInterface {
  readonly name = 'OnsiteResults1700000000203';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table onsite_result (
        fact_id uuid not null references fact,
        position integer not null,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        line integer not null,
        qty numeric(18, 6) not null check (qty > 0),
        result text not null,
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null,
        primary key (fact_id, position)
      );
      create index onsite_result_return on onsite_result (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table onsite_result');
  }
}
