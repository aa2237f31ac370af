import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 退货标签: the link of the label a customer was told to put on his parcel; none where his goods are not to come. */
export class NoticeLabel1700000000293 implements MigrationInterface {
  readonly name = 'NoticeLabel1700000000293';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customer_text add column label_link text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customer_text drop column label_link');
  }
}
