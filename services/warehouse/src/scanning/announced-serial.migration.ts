import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Serials that registered returns will bring (product.md B1). */
export class AnnouncedSerials1700000000323 implements MigrationInterface {
  readonly name = 'AnnouncedSerials1700000000323';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- As they are looked up: width, case and spaces do not matter. No foreign key: a serial may be heard before its return is known here.
      create table announced_serial (
        company_code text not null,
        serial text not null,
        return_no text not null,
        line integer not null check (line >= 1),
        primary key (company_code, serial, return_no, line)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table announced_serial');
  }
}
