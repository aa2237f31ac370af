import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Master data as it now stands: one row per record, and what each row names. History lies in the journal. */
export class RecordTables1700000000401 implements MigrationInterface {
  readonly name = 'RecordTables1700000000401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table master_record (
        company_code text not null,
        type text not null check (type in ('company', 'plant', 'area', 'department', 'employee', 'substitution', 'delegation', 'shift', 'roster', 'leave',
          'calendar', 'customer', 'product', 'supplier', 'carrier', 'code')),
        code text not null,
        -- null: of the whole company
        plant_code text,
        -- Number of the record's stream; the topic and every If-Match carry it.
        version integer not null check (version >= 1),
        -- Where the record comes from, and its name there. 'guitu': kept by hand.
        source_system text not null,
        external_id text not null check (length(external_id) between 1 and 200),
        -- Fields of libs/contracts' schema without company, code and version.
        body jsonb not null check (jsonb_typeof(body) = 'object'),
        -- Employees alone: the id under which they act.
        staff text generated always as (case when type = 'employee' then body->>'staff' end) stored,
        changed_at timestamptz not null default clock_timestamp(),
        changed_by text not null,
        -- What tells rows apart stands first in each key: while a large file of a new type comes in, statistics know nothing of the
        -- type, and a key that began with company and type would be scanned for every row.
        primary key (code, company_code, type),
        constraint master_record_external_once unique (external_id, source_system, company_code, type),
        constraint master_record_staff_once unique (staff, company_code),
        constraint master_record_own_company check (type <> 'company' or code = company_code),
        constraint master_record_body_only check (not body ?| array['companyCode', 'code', 'version'])
      );
      create index master_record_of_plant on master_record (company_code, plant_code, type) where plant_code is not null;

      -- What a record names: another record, or a person. So nothing that is named can be deleted, and nothing names what is not there.
      create table master_reference (
        company_code text not null,
        type text not null,
        code text not null,
        field text not null,
        to_type text,
        to_code text,
        to_staff text,
        constraint master_reference_one_target check ((to_type is null) = (to_code is null) and (to_type is null) <> (to_staff is null)),
        constraint master_reference_of foreign key (company_code, type, code) references master_record (company_code, type, code) on delete cascade,
        constraint master_reference_to foreign key (company_code, to_type, to_code) references master_record (company_code, type, code),
        constraint master_reference_to_staff foreign key (company_code, to_staff) references master_record (company_code, staff)
      );
      create index master_reference_from on master_reference (code, company_code, type);
      create index master_reference_target on master_reference (to_code, company_code, to_type) where to_type is not null;
      create index master_reference_person on master_reference (to_staff, company_code) where to_staff is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table master_reference, master_record');
  }
}
