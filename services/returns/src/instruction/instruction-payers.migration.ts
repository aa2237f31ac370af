import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One trip each is a way to pay the freight, too. */
export class InstructionPayers1700000000222 implements MigrationInterface {
  readonly name = 'InstructionPayers1700000000222';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table instruction drop constraint instruction_freight_payer_check,
      add constraint instruction_freight_payer_check check (freight_payer in ('company', 'customer', 'half', 'one_trip_each', 'open'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table instruction drop constraint instruction_freight_payer_check,
      add constraint instruction_freight_payer_check check (freight_payer in ('company', 'customer', 'half', 'open'))`);
  }
}
