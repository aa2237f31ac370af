import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 首件确认, round by round. */
export class FirstArticles1700000000214 implements MigrationInterface {
  readonly name = 'FirstArticles1700000000214';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table first_article (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        round integer not null check (round >= 1),
        ok boolean not null,
        defects jsonb not null,
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null,
        check (ok = (jsonb_array_length(defects) = 0))
      );
      create index first_article_return on first_article (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table first_article');
  }
}
