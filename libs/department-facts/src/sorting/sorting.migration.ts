import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 分拣完成: which part of a line falls into which class. */
export class Sortings1700000000216 implements MigrationInterface {
  readonly name = 'Sortings1700000000216';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${recordedTable('sorting', `
        consignment text`)}

      create table sorting_line (
        fact_id uuid not null references sorting,
        line integer not null,
        class text not null,
        qty numeric(18, 6) not null check (qty > 0),
        primary key (fact_id, line, class)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sorting_line, sorting');
  }
}
