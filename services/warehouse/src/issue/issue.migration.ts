import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 领用: pieces handed out of the return area for rework; they stay in the house, and come back with 返修完成. */
export class Issues1700000000314 implements MigrationInterface {
  readonly name = 'Issues1700000000314';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table goods_issue (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        line integer not null,
        portion text not null,
        qty numeric(18, 6) not null check (qty > 0),
        -- line or workshop that got them
        place_code text not null,
        issued_by text not null,
        issued_at timestamptz not null default clock_timestamp()
      );
      create index goods_issue_return on goods_issue (company_code, return_no);

      -- What of a portion is out for rework now; never more than of the portion is released.
      create table goods_out (
        company_code text not null,
        return_no text not null,
        portion text not null,
        line integer not null,
        qty numeric(18, 6) not null check (qty >= 0),
        released numeric(18, 6) not null,
        primary key (company_code, return_no, portion),
        constraint goods_out_released check (qty <= released)
      );

      -- 返修完成 that was heard, so that it brings its pieces back once.
      create table rework_heard (
        fact_id uuid primary key
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rework_heard, goods_out, goods_issue');
  }
}
