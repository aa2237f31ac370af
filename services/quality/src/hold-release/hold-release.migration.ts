import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 解除暂停: which places are free again. */
export class HoldReleases1700000000205 implements MigrationInterface {
  readonly name = 'HoldReleases1700000000205';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table hold_release (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        places jsonb not null check (jsonb_array_length(places) > 0),
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null
      );
      create index hold_release_return on hold_release (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table hold_release');
  }
}
