import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 包裹: what stood at the dock, whose it is (n:m with returns), and what became of it. */
export class Parcels1700000000313 implements MigrationInterface {
  readonly name = 'Parcels1700000000313';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table parcel_number (
        company_code text primary key,
        last integer not null
      );

      create table parcel (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        parcel_no text not null,
        state text not null check (state in ('unidentified', 'identified', 'refused', 'sent_off')),
        waybill_ref text,
        carrier_code text,
        -- shelf; null for a parcel that was not taken in
        area_code text,
        packages integer not null check (packages > 0),
        packaging_broken boolean not null,
        arrived_at timestamptz not null,
        recorded_by text not null,
        recorded_at timestamptz not null,
        -- why it was refused or sent off, by whom, when, with which waybill
        reason_code text,
        ended_by text,
        ended_at timestamptz,
        ended_waybill text,
        constraint parcel_no_once unique (company_code, parcel_no),
        constraint parcel_on_a_shelf check (state = 'refused' or area_code is not null),
        constraint parcel_ended check ((state in ('refused', 'sent_off')) = (num_nulls(reason_code, ended_by, ended_at) = 0))
      );
      create index parcel_open on parcel (company_code, plant_code, arrived_at) where state = 'unidentified';
      create index parcel_waybill on parcel (company_code, waybill_ref);

      -- One parcel for several returns, several parcels for one return.
      create table parcel_return (
        parcel_id uuid not null references parcel,
        company_code text not null,
        return_no text not null,
        matched_by text not null,
        matched_at timestamptz not null,
        primary key (parcel_id, return_no)
      );
      create index parcel_return_of on parcel_return (company_code, return_no);

      -- Whether the house refuses parcels without papers at the dock (S003-02); no row: it takes in everything.
      create table parcel_rule (
        company_code text primary key,
        may_refuse boolean not null,
        set_by text not null,
        set_at timestamptz not null default clock_timestamp()
      );

      alter table arrival add column parcel_no text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table arrival drop column parcel_no; drop table parcel_rule, parcel_return, parcel, parcel_number');
  }
}
