import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is in a printer: a page is made for it, whatever size its paper would have of itself. */
export class PrinterPaper1700000000019 implements MigrationInterface {
  readonly name = 'PrinterPaper1700000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table printer_paper (
        company_code text not null,
        plant_code text not null,
        printer_code text not null,
        paper text not null check (paper in ('own', 'roll80', 'form241', 'form241_2', 'form241_3')),
        set_by text not null,
        set_at timestamptz not null default clock_timestamp(),
        primary key (company_code, plant_code, printer_code)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table printer_paper');
  }
}
