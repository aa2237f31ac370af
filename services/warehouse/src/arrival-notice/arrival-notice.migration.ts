import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 到货通知 (S000-04 §5.5): label and place of checked goods. */
export class ArrivalNotices1700000000304 implements MigrationInterface {
  readonly name = 'ArrivalNotices1700000000304';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table arrival_notice (
        fact_id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        consignment text,
        area_code text not null,
        label text not null,
        notified_by text not null,
        notified_at timestamptz not null
      );
      create index arrival_notice_return on arrival_notice (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table arrival_notice');
  }
}
