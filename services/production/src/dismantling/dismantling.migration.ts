import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 拆解完成: what was taken apart, and the parts won. */
export class Dismantlings1700000000411 implements MigrationInterface {
  readonly name = 'Dismantlings1700000000411';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dismantling (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        -- quantity of the task
        asked numeric(18, 6) not null,
        qty numeric(18, 6) not null check (qty > 0),
        recorded_by text not null,
        recorded_at timestamptz not null,
        constraint dismantling_within_task check (qty <= asked)
      );
      create index dismantling_return on dismantling (company_code, return_no);

      create table dismantled_part (
        fact_id uuid not null references dismantling,
        position integer not null,
        item text not null,
        qty numeric(18, 6) not null check (qty > 0),
        state text not null check (state in ('good', 'refurbish', 'scrap')),
        primary key (fact_id, position),
        unique (fact_id, item, state)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table dismantled_part, dismantling');
  }
}
