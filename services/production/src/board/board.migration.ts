import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the goods of a return lie, as the warehouse says, for the card of the board. */
export class GoodsAreas1700000000421 implements MigrationInterface {
  readonly name = 'GoodsAreas1700000000421';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table goods_area (
        company_code text not null,
        return_no text not null,
        area_code text not null,
        at timestamptz not null,
        primary key (company_code, return_no)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table goods_area');
  }
}
