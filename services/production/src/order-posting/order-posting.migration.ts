import { createPostingTables, dropPostingTables } from '@guitu/postings/posting-tables.migration';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Postings of production are orders. A number the other system gives is of the one range of order numbers: a taken one is nobody's voucher. */
export class OrderPostings1700000000436 implements MigrationInterface {
  readonly name = 'OrderPostings1700000000436';

  async up(runner: QueryRunner): Promise<void> {
    await createPostingTables(runner, ['rework_order', 'replenishment_order']);
    await runner.query(`
      create function voucher_takes_order_number() returns trigger language plpgsql as $$
      begin
        insert into order_number (company_code, order_no, return_no)
          select new.company_code, new.voucher_no, return_no from posting where id = new.posting_id on conflict do nothing;
        if not found then return null; end if;
        return new;
      end $$;
      create trigger voucher_takes_order_number before insert on voucher for each row execute function voucher_takes_order_number();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropPostingTables(runner);
    await runner.query('drop function voucher_takes_order_number');
  }
}
