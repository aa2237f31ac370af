import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 提问 to departments of the house beside those to the customer, each chased until somebody has answered or it is taken back. */
export class HouseQuestions1700000000290 implements MigrationInterface {
  readonly name = 'HouseQuestions1700000000290';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table customer_question rename to question;
      alter index customer_question_return rename to question_return;
      alter table question
        -- department asked, the role that is told and its head; null: the customer is asked
        add column to_dept text,
        add column to_role text,
        add column to_head text,
        -- anybody of the department may answer
        add column whole boolean not null default false,
        add column asker_role text not null default 'cs',
        add column withdrawn_by text,
        add column withdrawn_at timestamptz,
        -- rungs of its ladder that were reached, and when the next one is
        add column rung integer not null default 0 check (rung >= 0),
        add column next_rung_at timestamptz,
        add constraint question_to check (num_nulls(to_dept, to_role, to_head) in (0, 3) and (to_dept is not null or not whole)),
        add constraint question_ended_once check ((withdrawn_by is null) = (withdrawn_at is null) and (answered_at is null or withdrawn_at is null));
      update question set next_rung_at = due_at;
      alter table question alter column asker_role drop default, alter column next_rung_at set not null;
      create index question_clock on question (next_rung_at) where answered_at is null and withdrawn_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from question where to_dept is not null;
      drop index question_clock;
      alter table question drop constraint question_to, drop constraint question_ended_once, drop column to_dept, drop column to_role, drop column to_head, drop column whole, drop column asker_role,
        drop column withdrawn_by, drop column withdrawn_at, drop column rung, drop column next_rung_at;
      alter index question_return rename to customer_question_return;
      alter table question rename to customer_question;
    `);
  }
}
