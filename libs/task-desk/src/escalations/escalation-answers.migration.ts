import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 升级答复: why a task is late and what its head does about it (product.md §1 F4). */
export class EscalationAnswers1700000000015 implements MigrationInterface {
  readonly name = 'EscalationAnswers1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table escalation_answer (
        id uuid primary key default gen_random_uuid(),
        company_code text not null,
        return_no text not null,
        task_id text not null,
        cause_code text not null,
        action text not null check (action in ('reassign', 'extend', 'explain')),
        -- whom it was given to
        staff text,
        -- the extension that moved the due time, and with it the next rung
        new_due timestamptz,
        fact_id uuid references fact,
        answered_by text not null,
        answered_at timestamptz not null default clock_timestamp(),
        foreign key (company_code, return_no, task_id) references task (company_code, return_no, task_id),
        check ((action = 'reassign') = (staff is not null)),
        check ((new_due is null) = (fact_id is null)),
        check (action <> 'extend' or fact_id is not null),
        check (action <> 'explain' or fact_id is null)
      );
      create index escalation_answer_of on escalation_answer (company_code, return_no, task_id, answered_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table escalation_answer');
  }
}
