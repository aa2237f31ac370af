import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Procedures (制度) and calendars, frozen once published, and which company follows which. */
export class PolicyTables1700000000201 implements MigrationInterface {
  readonly name = 'PolicyTables1700000000201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A resolved profile, complete and canonical. Type json keeps the very bytes the hash was made from.
      create table policy_version (
        key text not null,
        version integer not null check (version >= 1),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        document json not null,
        effective_from date not null,
        published_at timestamptz not null,
        primary key (key, version)
      );

      create table calendar_version (
        key text not null,
        version integer not null check (version >= 1),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        document json not null,
        covered_until date not null,
        published_at timestamptz not null,
        primary key (key, version)
      );

      -- customer_code null: the company's default. Rows are added, never changed: what was in force on a day stays readable.
      create table policy_assignment (
        company_code text not null,
        customer_code text,
        policy_key text not null,
        effective_from timestamptz not null,
        assigned_by text not null,
        constraint policy_assignment_once unique nulls not distinct (company_code, customer_code, effective_from)
      );

      create function refuse_change() returns trigger language plpgsql as $$
        begin raise exception '% 已发布，不可更改 / is published and cannot be changed', tg_table_name; end $$;
      create trigger policy_version_frozen before update or delete on policy_version for each row execute function refuse_change();
      create trigger calendar_version_frozen before update or delete on calendar_version for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table policy_assignment, calendar_version, policy_version; drop function refuse_change()');
  }
}
