import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 判定: what was decided, one row per portion of a line. */
export class Dispositions1700000000201 implements MigrationInterface {
  readonly name = 'Dispositions1700000000201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table disposition (
        fact_id uuid not null,
        position integer not null,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        line integer not null,
        qty numeric(18, 6) not null check (qty > 0),
        goods text not null,
        remedy text not null,
        fault_code text,
        decided_by text not null,
        decided_at timestamptz not null,
        primary key (fact_id, position)
      );
      create index disposition_return on disposition (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table disposition');
  }
}
