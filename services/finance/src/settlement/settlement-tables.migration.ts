import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the process proposed for each return, and how much of it is approved, booked, paid and invoiced back. Amounts in Fen. */
export class SettlementTables1700000000502 implements MigrationInterface {
  readonly name = 'SettlementTables1700000000502';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- 计价: every proposal of the process with its reasons (body); the one with the highest seq is in force.
      create table proposal (
        company_code text not null,
        return_no text not null,
        seq integer not null,
        plant_code text not null,
        round integer not null,
        gross bigint not null check (gross >= 0),
        net bigint not null check (net >= 0),
        body jsonb not null,
        proposed_at timestamptz not null,
        primary key (company_code, return_no, seq)
      );

      -- I3: credited never exceeds approved, paid never exceeds booked, a red invoice never exceeds what was booked.
      create table settlement_account (
        company_code text not null,
        return_no text not null,
        plant_code text not null,
        approved bigint not null default 0,
        posted bigint not null default 0,
        paid bigint not null default 0,
        red_invoiced bigint not null default 0,
        primary key (company_code, return_no),
        constraint credited_within_approved check (posted between 0 and approved),
        constraint paid_within_credited check (paid between 0 and posted),
        constraint red_invoiced_within_credited check (red_invoiced between 0 and posted)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table settlement_account, proposal');
  }
}
