import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 差异报告: what was short, too much, wrong or broken at the dock, with its photos; who decides about it the process asks. */
export class DamageReports1700000000316 implements MigrationInterface {
  readonly name = 'DamageReports1700000000316';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table discrepancy_number (
        company_code text primary key,
        last integer not null
      );

      create table discrepancy_report (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        report_no text not null,
        line integer not null,
        code text not null check (code in ('short', 'over', 'wrong', 'damaged', 'batch_mismatch', 'accessories_missing')),
        qty numeric(18, 6) not null check (qty > 0),
        -- set: the carrier is to answer for it
        waybill_ref text,
        reported_by text not null,
        reported_at timestamptz not null,
        constraint discrepancy_report_no_once unique (company_code, report_no)
      );
      create index discrepancy_report_return on discrepancy_report (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table discrepancy_report, discrepancy_number');
  }
}
