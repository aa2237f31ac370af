import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';
import { dropPartsAddUp, partsAddUp } from '../parts-add-up.js';

export class Sorting1700000000262 implements MigrationInterface {
  readonly name = 'Sorting1700000000262';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('sorted_goods', `
      line integer not null,
      qty numeric(18,6) not null check (qty > 0),
      line_qty numeric(18,6) not null,
      class text not null,
      unique (fact_id, line, class),
      foreign key (company_code, return_no, line) references return_line`, 'several'));
    await runner.query(partsAddUp('sorted_goods'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropPartsAddUp('sorted_goods'));
  }
}
