import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 移交供应商; a claim is about the goods of one return. */
export class SupplierHandovers1700000000412 implements MigrationInterface {
  readonly name = 'SupplierHandovers1700000000412';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table supplier_claim (
        company_code text not null,
        claim_no text not null,
        return_no text not null,
        primary key (company_code, claim_no, return_no),
        constraint supplier_claim_of_one_return unique (company_code, claim_no)
      );

      ${recordedTable('supplier_handover', `
        portion text,
        -- quantity of the task
        asked numeric(18, 6) not null,
        qty numeric(18, 6) not null check (qty > 0),
        claim_no text not null,
        constraint supplier_handover_within_task check (qty <= asked),
        foreign key (company_code, claim_no, return_no) references supplier_claim (company_code, claim_no, return_no)`)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table supplier_handover, supplier_claim');
  }
}
