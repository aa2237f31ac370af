import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The board reads the returns it has work of, not every open one. */
export class WorkedOn1700000000437 implements MigrationInterface {
  readonly name = 'WorkedOn1700000000437';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index return_status_worked_on on return_status (company_code, return_no)
      where not closed and body @? '$.lines[*].portions[*] ? (@.goods == "REWORK" || @.goods == "REFURBISH" || @.goods == "DISCOUNTED_UNIT")'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index return_status_worked_on');
  }
}
