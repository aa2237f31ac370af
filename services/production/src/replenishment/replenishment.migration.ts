import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 备货完成: what was made ready per supply of a return. */
export class Replenishments1700000000404 implements MigrationInterface {
  readonly name = 'Replenishments1700000000404';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table replenishment (
        fact_id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        supply text,
        qty numeric(18, 6) not null check (qty > 0),
        made_by text not null,
        made_at timestamptz not null
      );
      create index replenishment_return on replenishment (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table replenishment');
  }
}
