import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 暂停出货 (R42, S000-04 §5.3): what was labelled where. */
export class ShipmentHolds1700000000301 implements MigrationInterface {
  readonly name = 'ShipmentHolds1700000000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table shipment_hold (
        fact_id uuid not null,
        position integer not null,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        place_code text not null,
        label text not null,
        line integer,
        qty numeric(18, 6) check (qty >= 0),
        placed_by text not null,
        placed_at timestamptz not null,
        primary key (fact_id, position),
        check ((line is null) = (qty is null))
      );
      create index shipment_hold_return on shipment_hold (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table shipment_hold');
  }
}
