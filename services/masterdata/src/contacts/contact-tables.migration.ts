import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The only place with personal data, who looked at it, and what was erased. */
export class ContactTables1700000000403 implements MigrationInterface {
  readonly name = 'ContactTables1700000000403';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table contact (
        company_code text not null,
        -- Whose: an employee's, or one of a customer's.
        staff text,
        customer_code text,
        type text generated always as (case when customer_code is not null then 'customer' end) stored,
        nr smallint not null check (nr between 1 and 99),
        name text not null check (length(name) between 1 and 80),
        phone text check (length(phone) <= 40),
        mail text check (length(mail) <= 200),
        address text check (length(address) <= 300),
        wecom text check (length(wecom) <= 100),
        dingtalk text check (length(dingtalk) <= 100),
        feishu text check (length(feishu) <= 100),
        language text not null check (language in ('zh', 'en')),
        version integer not null check (version >= 1),
        changed_at timestamptz not null default clock_timestamp(),
        changed_by text not null,
        constraint contact_one_owner check ((staff is null) <> (customer_code is null)),
        constraint contact_staff_once check (staff is null or nr = 1),
        constraint contact_once unique nulls not distinct (company_code, staff, customer_code, nr),
        constraint contact_of_staff foreign key (company_code, staff) references master_record (company_code, staff),
        constraint contact_of_customer foreign key (company_code, type, customer_code) references master_record (company_code, type, code)
      );

      -- Every reading: who, of whom, what for. No personal data; it stays when a person is erased.
      create table contact_reading (
        id bigint generated always as identity primary key,
        company_code text not null,
        staff text,
        customer_code text,
        -- An employee, or the service that sends a message.
        reader text not null,
        purpose text not null,
        reference text,
        found boolean not null,
        read_at timestamptz not null default clock_timestamp()
      );
      create index contact_reading_of on contact_reading (company_code, staff, customer_code, read_at desc);

      -- Orders to erase; also on a topic of their own, from which a restored database learns those it has lost.
      create table erasure (
        id uuid primary key,
        company_code text not null,
        staff text,
        customer_code text,
        reason_code text not null,
        ordered_by text not null,
        ordered_at timestamptz not null,
        applied_at timestamptz not null default clock_timestamp(),
        -- Learned from the topic after a restore.
        replayed boolean not null,
        contacts integer not null check (contacts >= 0),
        constraint erasure_one_owner check ((staff is null) <> (customer_code is null))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table erasure, contact_reading, contact');
  }
}
