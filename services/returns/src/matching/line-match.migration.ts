import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who laid a blind line to which delivery, and when. */
export class LineMatch1700000000270 implements MigrationInterface {
  readonly name = 'LineMatch1700000000270';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table line_match (
        company_code text not null,
        return_no text not null,
        line integer not null,
        delivery_no text not null,
        line_no integer not null,
        matched_by text not null,
        matched_at timestamptz not null default clock_timestamp(),
        primary key (company_code, return_no, line),
        foreign key (company_code, return_no, line) references return_line,
        foreign key (company_code, delivery_no, line_no) references delivery_line
      );
      create index return_line_blind on return_line (company_code, return_no, line) where blind;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index return_line_blind; drop table line_match');
  }
}
