import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRST = `'company', 'plant', 'area', 'department', 'employee', 'substitution', 'delegation', 'shift', 'roster', 'leave', 'calendar', 'customer', 'product', 'supplier', 'carrier', 'code'`;

/** Price list, inspection plans and label patterns. */
export class MoreTypes1700000000406 implements MigrationInterface {
  readonly name = 'MoreTypes1700000000406';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table master_record drop constraint master_record_type_check, add constraint master_record_type_check check (type in (${FIRST}, 'price', 'inspection', 'label'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from master_record where type in ('price', 'inspection', 'label')`);
    await runner.query(`alter table master_record drop constraint master_record_type_check, add constraint master_record_type_check check (type in (${FIRST}))`);
  }
}
