import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 现场处理完成, and what it cost (R41: 外部失败成本, cumulated per return). */
export class OnsiteWork1700000000204 implements MigrationInterface {
  readonly name = 'OnsiteWork1700000000204';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table onsite_work (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        qty_ok numeric(18, 6) not null check (qty_ok >= 0),
        qty_failed numeric(18, 6) not null check (qty_failed >= 0),
        recorded_by text not null,
        recorded_at timestamptz not null,
        check (qty_ok + qty_failed > 0)
      );
      create index onsite_work_return on onsite_work (company_code, return_no);

      create table external_failure_cost (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        -- 分
        cost_fen bigint not null check (cost_fen >= 0),
        -- in quarters
        hours numeric(6, 2) not null check (hours >= 0),
        recorded_by text not null,
        recorded_at timestamptz not null,
        check (cost_fen > 0 or hours > 0)
      );
      create index external_failure_cost_return on external_failure_cost (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table external_failure_cost, onsite_work');
  }
}
