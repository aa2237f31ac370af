import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 重开 of a complaint with how it had been closed, and the running number of each form in a house. */
export class ComplaintReopenings1700000000225 implements MigrationInterface {
  readonly name = 'ComplaintReopenings1700000000225';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table complaint_reopening (
        company_code text not null,
        complaint_no text not null,
        round integer not null check (round > 0),
        reason_code text not null,
        reopened_by text not null,
        reopened_at timestamptz not null,
        -- the end that was none
        closed_by text not null,
        closed_at timestamptz not null,
        results text[] not null check (results <> '{}'),
        primary key (company_code, complaint_no, round),
        foreign key (company_code, complaint_no) references complaint,
        check (reopened_at >= closed_at)
      );
      create table complaint_number (
        company_code text not null,
        kind text not null,
        last integer not null check (last > 0),
        primary key (company_code, kind)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table complaint_number, complaint_reopening');
  }
}
