import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 期初在途: returns that were under way before Guitu; what they waited for then is nobody's news. */
export class UnderWay1700000000310 implements MigrationInterface {
  readonly name = 'UnderWay1700000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table under_way (
        company_code text not null,
        return_no text not null,
        -- when the process first said where it stands
        since timestamptz not null,
        primary key (company_code, return_no)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table under_way');
  }
}
