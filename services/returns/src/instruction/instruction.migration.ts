import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Instruction1700000000205 implements MigrationInterface {
  readonly name = 'Instruction1700000000205';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${factTable('instruction', `
        address_code text not null,
        carrier_code text,
        freight_payer text not null check (freight_payer in ('company', 'customer', 'half', 'open'))`)}
      -- 销退单 and other papers issued with it.
      ${factTable('return_slip', `
        form_code text not null,
        no text not null,
        lot_due_date date,
        constraint return_slip_no_once unique (company_code, form_code, no)`, 'several')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table return_slip, instruction');
  }
}
