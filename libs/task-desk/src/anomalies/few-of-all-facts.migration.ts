import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Anomalies, corrections and late entries are few: 本组的异常 finds them without reading every open task and every fact of the last month. */
export class FewOfAllFacts1700000000022 implements MigrationInterface {
  readonly name = 'FewOfAllFacts1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index task_anomalies on task (company_code, opened_at) where accepts = 'resolve' and state = 'open' and answered_fact_id is null;
      create index fact_corrections on fact (company_code, dept, recorded_at) where kind = 'correct';
      create index journal_entered_late on journal (recorded_at)
        where case when json_typeof(journal.body->'performedAt') = 'number' then journal.recorded_at - to_timestamp((journal.body->>'performedAt')::float8 / 1000) > interval '300 seconds' else false end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index task_anomalies; drop index fact_corrections; drop index journal_entered_late');
  }
}
