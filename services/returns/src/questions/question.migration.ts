import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions to the customer, beside those the process itself asks: photos, a sample, a word of explanation. */
export class Question1700000000245 implements MigrationInterface {
  readonly name = 'Question1700000000245';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table customer_question (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        -- step whose matter it is; a limit stands while it waits where the policy says so
        reason text not null,
        task_id text,
        words uuid not null references opinion,
        asked_by text not null,
        asked_at timestamptz not null,
        due_at timestamptz not null check (due_at > asked_at),
        -- the limit that stands for it, and the fact that says so
        clock_id text,
        pause_fact_id uuid references fact,
        answer uuid references opinion,
        answered_by text,
        answered_at timestamptz,
        check ((clock_id is null) = (pause_fact_id is null)),
        check ((answered_by is null) = (answered_at is null) and (answer is null) = (answered_at is null)),
        foreign key (company_code, return_no) references return_case
      );
      create index customer_question_return on customer_question (company_code, return_no, asked_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table customer_question');
  }
}
