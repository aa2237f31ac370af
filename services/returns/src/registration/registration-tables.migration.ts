import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 登记: the return, its lines, and the number ranges of a company's papers. */
export class RegistrationTables1700000000202 implements MigrationInterface {
  readonly name = 'RegistrationTables1700000000202';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Last number given out. Its row lock is held to the end of the issuing transaction, so no number is lost or doubled.
      create table number_range (
        company_code text not null,
        range text not null,
        year integer not null,
        last integer not null check (last >= 1),
        primary key (company_code, range, year)
      );

      create table return_case (
        company_code text not null,
        return_no text not null,
        plant_code text not null,
        customer_code text not null,
        source_system text not null,
        external_id text not null,
        content_hash bytea not null,
        policy_key text not null,
        policy_version integer not null,
        policy_sha256 text not null,
        calendar_key text not null,
        calendar_version integer not null,
        calendar_sha256 text not null,
        attrs jsonb not null,
        forms text[] not null,
        complaint_at timestamptz,
        remark text,
        fact_id uuid not null unique references fact,
        registered_by text not null,
        registered_at timestamptz not null,
        primary key (company_code, return_no),
        -- A repeated import is the same return.
        constraint return_case_source_once unique (company_code, source_system, external_id),
        foreign key (policy_key, policy_version) references policy_version,
        foreign key (calendar_key, calendar_version) references calendar_version
      );
      create index return_case_customer on return_case (company_code, customer_code);

      create table return_line (
        company_code text not null,
        return_no text not null,
        line integer not null check (line between 1 and 200),
        plant_code text not null,
        item text not null,
        batch text,
        qty numeric(18,6) not null check (qty > 0 and qty < 1e12),
        unit text not null,
        -- 分
        unit_price bigint check (unit_price >= 0),
        source_system text,
        external_id text,
        primary key (company_code, return_no, line),
        foreign key (company_code, return_no) references return_case,
        -- Decimals a unit does not have would vanish in the process, which counts whole steps of the unit.
        constraint return_line_unit_scale check (case unit when 'pcs' then qty = trunc(qty) when 'can' then qty = trunc(qty) when 'kg' then qty = trunc(qty, 3) when 'm' then qty = trunc(qty, 3) else false end)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table return_line, return_case, number_range');
  }
}
