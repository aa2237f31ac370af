import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 已知悉: a person has taken note of what rang; it is quiet for him until the next rung. */
export class Acknowledged1700000000308 implements MigrationInterface {
  readonly name = 'Acknowledged1700000000308';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notification add acknowledged_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notification drop acknowledged_at');
  }
}
