import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Read model of the bench: what other departments said about a return's goods, from their topics alone, in whatever order they come. */
export class HeardFacts1700000000221 implements MigrationInterface {
  readonly name = 'HeardFacts1700000000221';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- No foreign key: a fact may come before any task of its return. Payloads hold codes and quantities, never words of people.
      create table heard_fact (
        company_code text not null,
        return_no text not null,
        source text not null,
        seq integer not null,
        plant_code text not null,
        kind text not null,
        recorded_at timestamptz not null,
        payload jsonb not null,
        primary key (company_code, return_no, source, seq)
      );
      -- 批次历史 asks which returns brought goods of a batch
      create index heard_fact_lines on heard_fact using gin ((payload->'lines') jsonb_path_ops) where kind = 'register';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table heard_fact');
  }
}
