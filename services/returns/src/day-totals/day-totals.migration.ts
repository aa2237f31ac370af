import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 数量汇总: what was last told to each return about its day. */
export class DayTotals1700000000244 implements MigrationInterface {
  readonly name = 'DayTotals1700000000244';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table day_total_told (
        company_code text not null,
        return_no text not null,
        version integer not null check (version >= 1),
        model_qty numeric(18,6) not null,
        total_qty numeric(18,6) not null,
        fact_id uuid not null references fact,
        primary key (company_code, return_no, version),
        foreign key (company_code, return_no) references return_case
      );
      create index return_case_day on return_case (company_code, customer_code, registered_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index return_case_day; drop table day_total_told');
  }
}
