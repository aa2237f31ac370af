import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Receipt1700000000263 implements MigrationInterface {
  readonly name = 'Receipt1700000000263';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('receipt', `
      consignment text,
      documents text[] not null,
      signed_by text[] not null,
      signed_roles text[] not null,
      attrs jsonb not null,
      opinion_ref uuid references opinion`));
    await runner.query(factTable('receipt_line', `
      line integer not null,
      received numeric(18,6) not null check (received >= 0),
      fields jsonb not null,
      attrs jsonb not null,
      unique (fact_id, line),
      foreign key (company_code, return_no, line) references return_line`, 'several'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table receipt_line, receipt');
  }
}
