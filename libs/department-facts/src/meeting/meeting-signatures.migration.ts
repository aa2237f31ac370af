import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 会签: who of a meeting has signed which conclusion, each by his own login, one after the other. */
export class MeetingSignatures1700000000223 implements MigrationInterface {
  readonly name = 'MeetingSignatures1700000000223';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table meeting_signature (
        company_code text not null,
        return_no text not null,
        task_id text not null,
        staff text not null,
        role text not null,
        conclusion_code text not null,
        signed_at timestamptz not null default clock_timestamp(),
        primary key (company_code, return_no, task_id, staff),
        constraint meeting_signature_role_once unique (company_code, return_no, task_id, role)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table meeting_signature');
  }
}
