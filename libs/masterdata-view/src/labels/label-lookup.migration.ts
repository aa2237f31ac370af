import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Products are found by what their barcodes say. */
export class LabelLookup1700000000004 implements MigrationInterface {
  readonly name = 'LabelLookup1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index master_view_gtin on master_view using gin ((body->'gtins')) where type = 'product'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index master_view_gtin');
  }
}
