import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A return is also found by the number of the complaint or 8D it belongs to. */
export class ComplaintNumbers1700000000291 implements MigrationInterface {
  readonly name = 'ComplaintNumbers1700000000291';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table known_number drop constraint known_number_kind_check, add constraint known_number_kind_check check (kind in ('parcel', 'voucher', 'paper', 'complaint'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from known_number where kind = 'complaint';
      alter table known_number drop constraint known_number_kind_check, add constraint known_number_kind_check check (kind in ('parcel', 'voucher', 'paper'))`);
  }
}
