import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refused rows of workbooks whose sheets belong together, as import_reject keeps those of one sheet. */
export class BookRejects1700000000412 implements MigrationInterface {
  readonly name = 'BookRejects1700000000412';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table import_book_reject (
        run_id uuid not null references import_run on delete cascade,
        -- place of the sheet among those of the file, from 0
        sheet integer not null check (sheet >= 0),
        row_no integer not null,
        cells jsonb not null,
        -- empty: it stands here for the other rows of its number
        faults jsonb not null,
        primary key (run_id, sheet, row_no)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table import_book_reject');
  }
}
