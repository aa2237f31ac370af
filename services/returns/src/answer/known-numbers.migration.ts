import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers on parcels and papers that facts of any department told: what 查件 finds a return by. */
export class KnownNumbers1700000000241 implements MigrationInterface {
  readonly name = 'KnownNumbers1700000000241';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- No foreign key: a number may be heard before its return is known here. Upper case, as they are looked up.
      create table known_number (
        company_code text not null,
        number text not null,
        kind text not null check (kind in ('parcel', 'voucher', 'paper')),
        return_no text not null,
        plant_code text not null,
        primary key (company_code, number, kind, return_no)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table known_number');
  }
}
