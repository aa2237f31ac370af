import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Since when a line lies here, where, and what a unit of it was sold for, kept with the line: a page of the stock list, oldest first,
 * and its sums by area and age come from one index, however much ever came. Who counts, labels or registers does not write them:
 * the line is looked at anew whenever something it follows from changes, in the order of the lines, so that no two wait for each other.
 * A line that appears and a label that is hung up at the same time come one after the other, or neither would know of the other.
 */
export class StockLying1700000000327 implements MigrationInterface {
  readonly name = 'StockLying1700000000327';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- lies_in: the newest label of the return, or where the line lay when it was taken over (期初在途), whichever is newer
      alter table stock_line add column here_since timestamptz, add column lies_in text, add column unit_price bigint;

      create function stock_line_lies() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' and not exists (select 1 from stock_line s where (s.company_code, s.return_no, s.line) = (new.company_code, new.return_no, new.line)) then
          perform pg_advisory_xact_lock(hashtextextended('stock_line/' || new.company_code || '/' || new.return_no, 0));
        end if;
        -- goods nobody counted here yet have lain here since the process said so
        new.here_since := date_trunc('milliseconds', coalesce(
          least((select min(r.received_at) from receipt r where (r.company_code, r.return_no) = (new.company_code, new.return_no)),
            (select min(a.arrived_at) from arrival a where (a.company_code, a.return_no) = (new.company_code, new.return_no) and a.taken_back_at is null)),
          new.here_since, (select s.stated_at from return_status s where (s.company_code, s.return_no) = (new.company_code, new.return_no)), clock_timestamp()));
        new.lies_in := (select area.area_code from (
          (select n.area_code, n.notified_at as at from arrival_notice n where (n.company_code, n.return_no) = (new.company_code, new.return_no) order by n.notified_at desc limit 1)
          union all select new.area_code, new.placed_at where new.area_code is not null) area order by area.at desc limit 1);
        new.unit_price := (select i.unit_price from stock_item i where (i.company_code, i.return_no, i.line) = (new.company_code, new.return_no, new.line));
        return new;
      end $$;
      create trigger stock_line_lies before insert or update on stock_line for each row execute function stock_line_lies();

      create function stock_lies_anew() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('stock_line/' || new.company_code || '/' || new.return_no, 0));
        update stock_line l set here_since = l.here_since
        from (select s.line from stock_line s where s.company_code = new.company_code and s.return_no = new.return_no order by s.line for update) here
        where l.company_code = new.company_code and l.return_no = new.return_no and l.line = here.line;
        return null;
      end $$;
      create trigger stock_lies_anew after insert or update on receipt for each row execute function stock_lies_anew();
      create trigger stock_lies_anew after insert or update on arrival for each row execute function stock_lies_anew();
      create trigger stock_lies_anew after insert or update on arrival_notice for each row execute function stock_lies_anew();
      create trigger stock_lies_anew after insert or update on stock_item for each row execute function stock_lies_anew();

      -- what has left is looked at when it comes back
      update stock_line set here_since = null where pending > 0;
      create index stock_line_lying on stock_line (company_code, here_since, return_no, line) include (plant_code, lies_in, pending, uncounted, unit_price) where pending > 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function stock_lies_anew() cascade;
      drop function stock_line_lies() cascade;
      alter table stock_line drop column here_since, drop column lies_in, drop column unit_price;
    `);
  }
}
