import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';
import { dropPartsAddUp, partsAddUp } from '../parts-add-up.js';

export class Disposition1700000000261 implements MigrationInterface {
  readonly name = 'Disposition1700000000261';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('disposition', `
      line integer not null,
      qty numeric(18,6) not null check (qty > 0),
      line_qty numeric(18,6) not null,
      goods text not null,
      remedy text not null,
      attrs jsonb not null,
      fault_code text,
      signer_role text,
      opinion_ref uuid references opinion,
      foreign key (company_code, return_no, line) references return_line`, 'several'));
    await runner.query(partsAddUp('disposition'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropPartsAddUp('disposition'));
  }
}
