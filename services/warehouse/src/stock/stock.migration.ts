import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stock of a return, per line: received = restocked + treated + repaired + scrapped + dismantled + to supplier + sent back +
 * pending (design.md §6). The database refuses a row that does not add up, whoever writes it.
 */
export class Stock1700000000305 implements MigrationInterface {
  readonly name = 'Stock1700000000305';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stock_line (
        company_code text not null,
        return_no text not null,
        line integer not null,
        plant_code text not null,
        received numeric(18, 6) not null check (received >= 0),
        restocked numeric(18, 6) not null default 0 check (restocked >= 0),
        treated numeric(18, 6) not null default 0 check (treated >= 0),
        -- repaired and sent back to the customer
        repaired numeric(18, 6) not null default 0 check (repaired >= 0),
        scrapped numeric(18, 6) not null default 0 check (scrapped >= 0),
        dismantled numeric(18, 6) not null default 0 check (dismantled >= 0),
        to_supplier numeric(18, 6) not null default 0 check (to_supplier >= 0),
        -- sent back as it came
        sent_back numeric(18, 6) not null default 0 check (sent_back >= 0),
        -- still in the house: return area, rework, waiting
        pending numeric(18, 6) not null check (pending >= 0),
        primary key (company_code, return_no, line),
        constraint stock_line_adds_up check (received = restocked + treated + repaired + scrapped + dismantled + to_supplier + sent_back + pending)
      );

      -- Every move out of pending, with its paper.
      create table stock_move (
        fact_id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        line integer not null,
        portion text,
        kind text not null check (kind in ('restocked', 'treated', 'repaired', 'scrapped', 'dismantled', 'to_supplier', 'sent_back')),
        qty numeric(18, 6) not null check (qty > 0),
        -- store of a put-away, waybill of a parcel, method of a scrapping
        reference text,
        mark text,
        moved_by text not null,
        moved_at timestamptz not null
      );
      create index stock_move_return on stock_move (company_code, return_no, line);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table stock_move, stock_line');
  }
}
