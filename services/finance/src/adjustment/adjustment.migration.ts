import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 结算调整: one proposes, a second person decides (product.md §1 E8); the database itself refuses one who is both. */
export class Adjustments1700000000508 implements MigrationInterface {
  readonly name = 'Adjustments1700000000508';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table adjustment (
        id uuid primary key default gen_random_uuid(),
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        task_id text not null,
        task_rev integer not null,
        -- Fen; above zero to the customer
        delta bigint not null check (delta <> 0),
        decision text not null check (decision in ('pay', 'reclaim', 'waive')),
        reason_code text not null,
        proposed_by text not null,
        proposed_at timestamptz not null default clock_timestamp(),
        -- a later proposal for the task took its place
        superseded_at timestamptz,
        fact_id uuid references fact,
        decided_by text,
        decided_at timestamptz,
        constraint adjustment_by_two check (decided_by <> proposed_by),
        check ((fact_id is null) = (decided_by is null)),
        check (superseded_at is null or fact_id is null)
      );
      create unique index adjustment_open on adjustment (company_code, return_no, task_id) where superseded_at is null and fact_id is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table adjustment');
  }
}
