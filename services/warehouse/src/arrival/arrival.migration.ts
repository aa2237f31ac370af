import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 到货: arrivals at the dock, with the time they happened beside the time they were recorded. */
export class Arrivals1700000000302 implements MigrationInterface {
  readonly name = 'Arrivals1700000000302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table arrival (
        fact_id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        consignment text,
        packages integer not null check (packages > 0),
        packaging_broken boolean not null,
        waybill_ref text,
        arrived_at timestamptz not null,
        recorded_by text not null,
        recorded_at timestamptz not null
      );
      create index arrival_return on arrival (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table arrival');
  }
}
