import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other desks do with goods that lie here: their counts and moves, and what the goods are (product.md B10). */
export class OtherDesks1700000000311 implements MigrationInterface {
  readonly name = 'OtherDesks1700000000311';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- desk that counted, desk that moved
      alter table receipt add column desk text not null default 'warehouse';
      alter table stock_move add column desk text not null default 'warehouse';
      -- part of received that no count accounts for (yet): another desk moved it, or the process said it came, before its count was heard
      alter table stock_line add column uncounted numeric(18, 6) not null default 0 check (uncounted >= 0);
      create index stock_line_here on stock_line (company_code, plant_code) where pending > 0 or uncounted > 0;

      -- What a line is, as it was registered; unit_price in Fen, null where nobody knows it.
      create table stock_item (
        company_code text not null,
        return_no text not null,
        line integer not null,
        plant_code text not null,
        customer_code text not null,
        item text not null,
        batch text,
        unit text not null,
        unit_price bigint check (unit_price >= 0),
        primary key (company_code, return_no, line)
      );

      -- Moves of a portion of which no status was heard yet; booked with the next one.
      create table unplaced_move (
        fact_id uuid primary key,
        company_code text not null,
        return_no text not null,
        portion text,
        desk text not null,
        body jsonb not null
      );
      create index unplaced_move_return on unplaced_move (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table unplaced_move, stock_item;
      alter table stock_line drop column uncounted;
      alter table stock_move drop column desk;
      alter table receipt drop column desk;
    `);
  }
}
