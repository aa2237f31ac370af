import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 待识别包裹, as the warehouse states them: whose they are is sales' to say. */
export class UnidentifiedParcels1700000000292 implements MigrationInterface {
  readonly name = 'UnidentifiedParcels1700000000292';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table unidentified_parcel (
        follow_up_id uuid primary key,
        company_code text not null,
        plant_code text not null,
        parcel_no text not null,
        opened_at timestamptz not null,
        due_at timestamptz not null,
        rung integer not null,
        open boolean not null
      );
      create index unidentified_parcel_open on unidentified_parcel (company_code, plant_code, due_at) where open;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table unidentified_parcel');
  }
}
