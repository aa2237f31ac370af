import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 客诉、8D by their number, what they are about, and the returns that belong to them. How one is worked on is its own procedure's. */
export class Complaints1700000000224 implements MigrationInterface {
  readonly name = 'Complaints1700000000224';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table complaint (
        company_code text not null,
        no text not null,
        plant_code text not null,
        kind text not null check (kind in ('complaint', '8d')),
        item text not null,
        batch text,
        serial_from text,
        serial_to text,
        defect_code text not null,
        -- why it stands beside an open one about the same goods and defect
        separate_because text,
        opened_by text not null,
        opened_at timestamptz not null default clock_timestamp(),
        closed_by text,
        closed_at timestamptz,
        results text[] not null default '{}',
        primary key (company_code, no),
        check ((serial_from is null) = (serial_to is null) and serial_from <= serial_to collate "C"),
        check ((closed_by is null) = (closed_at is null) and (closed_at is null) = (results = '{}'))
      );
      create index complaint_open on complaint (company_code, item) where closed_at is null;

      create table complaint_link (
        company_code text not null,
        complaint_no text not null,
        return_no text not null,
        plant_code text not null,
        -- by which the process knows it: what it asked for, or the complaint's number
        link_id text not null,
        -- raised with everything said of the link
        version integer not null check (version > 0),
        state text not null check (state in ('linked', 'unlinked', 'closed')),
        reason_code text,
        said_by text not null,
        said_at timestamptz not null,
        primary key (company_code, complaint_no, return_no),
        foreign key (company_code, complaint_no) references complaint,
        check ((state = 'unlinked') = (reason_code is not null))
      );
      create index complaint_link_return on complaint_link (company_code, return_no);
      -- what the process asked for is taken up by one
      create unique index complaint_link_one on complaint_link (company_code, return_no, link_id) where state <> 'unlinked';

      -- Returns whose procedure leaves 改善 to a complaint; the same request is heard once.
      create table complaint_asked (
        company_code text not null,
        return_no text not null,
        link_id text not null,
        plant_code text not null,
        ref text,
        asked_at timestamptz not null,
        primary key (company_code, return_no, link_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table complaint_asked, complaint_link, complaint');
  }
}
