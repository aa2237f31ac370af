import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A line's price may come from the price list. */
export class ListPrice1700000000271 implements MigrationInterface {
  readonly name = 'ListPrice1700000000271';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table return_line drop constraint return_line_price_source_check, add constraint return_line_price_source_check check (price_source in ('delivery', 'list', 'stated'));
      create index master_view_price on master_view (company_code, (body->>'product')) where type = 'price';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index master_view_price;
      alter table return_line drop constraint return_line_price_source_check, add constraint return_line_price_source_check check (price_source in ('delivery', 'stated'));
    `);
  }
}
