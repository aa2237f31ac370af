import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AnswerWay1700000000281 implements MigrationInterface {
  readonly name = 'AnswerWay1700000000281';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customer_answer add way_code text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customer_answer drop way_code');
  }
}
