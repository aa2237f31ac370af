import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 提问 put to this desk's departments, as returns states them; their words stay there. */
export class DeskQuestions1700000000016 implements MigrationInterface {
  readonly name = 'DeskQuestions1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table desk_question (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        dept text not null,
        due_at timestamptz not null,
        state text not null check (state in ('open', 'answered', 'withdrawn')),
        -- the statement, as it was heard last
        body jsonb not null
      );
      create index desk_question_open on desk_question (company_code, plant_code, due_at) where state = 'open';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table desk_question');
  }
}
