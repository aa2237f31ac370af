import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 期初在途: the area in which goods of a line lay when the house went over to Guitu; a label hung up since then counts more. */
export class StockAreas1700000000326 implements MigrationInterface {
  readonly name = 'StockAreas1700000000326';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table stock_line add column area_code text, add column placed_at timestamptz, add constraint stock_line_placed check ((area_code is null) = (placed_at is null))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table stock_line drop column area_code, drop column placed_at');
  }
}
