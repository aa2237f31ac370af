import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Shipment1700000000266 implements MigrationInterface {
  readonly name = 'Shipment1700000000266';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('shipment', `
      what text not null check (what in ('supply', 'back')),
      about text,
      qty numeric(18,6) not null check (qty > 0),
      asked_qty numeric(18,6) not null,
      waybill_ref text not null,
      constraint shipment_within_asked check (qty <= asked_qty)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table shipment');
  }
}
