import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The reconciler asks for the positions of each open return; the primary key begins with the source, so it read every position there is, for each. */
export class PositionsOfReturn1700000000014 implements MigrationInterface {
  readonly name = 'PositionsOfReturn1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index position_of_return on position (subject)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index position_of_return');
  }
}
