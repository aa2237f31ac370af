import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 换货发出: parcels of supplies. */
export class SupplyShipments1700000000306 implements MigrationInterface {
  readonly name = 'SupplyShipments1700000000306';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table supply_shipment (
        fact_id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        supply text,
        qty numeric(18, 6) not null check (qty > 0),
        waybill_ref text not null,
        shipped_by text not null,
        shipped_at timestamptz not null
      );
      create index supply_shipment_return on supply_shipment (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table supply_shipment');
  }
}
