import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 检验结果: defect codes of each result, and what was measured on single pieces. */
export class InspectionMeasures1700000000222 implements MigrationInterface {
  readonly name = 'InspectionMeasures1700000000222';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table inspection_line add column defects jsonb not null default '[]';
      create table inspection_measure (
        fact_id uuid not null references inspection,
        line integer not null,
        -- serial or running number of the piece
        piece text not null,
        check_code text not null,
        -- in the unit of the check
        value numeric not null,
        -- by the plan as it was then
        against text not null check (against in ('below', 'within', 'above')),
        plan_code text not null,
        plan_version integer not null,
        primary key (fact_id, line, piece, check_code)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table inspection_measure; alter table inspection_line drop column defects');
  }
}
