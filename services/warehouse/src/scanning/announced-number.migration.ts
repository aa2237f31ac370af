import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers under which goods will come: waybills that somebody announced, papers that went out with the instruction (product.md B1). */
export class AnnouncedNumbers1700000000320 implements MigrationInterface {
  readonly name = 'AnnouncedNumbers1700000000320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Upper case, as they are looked up. No foreign key: a number may be heard before its return is known here.
      create table announced_number (
        company_code text not null,
        number text not null,
        kind text not null check (kind in ('parcel', 'paper')),
        return_no text not null,
        plant_code text not null,
        primary key (company_code, number, kind, return_no)
      );
      create index stock_item_goods on stock_item (company_code, item, batch);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index stock_item_goods; drop table announced_number');
  }
}
