import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 期初在途: returns that were under way before Guitu; their facts stand in `fact` under source `takeover`. */
export class TakingOver1700000000013 implements MigrationInterface {
  readonly name = 'TakingOver1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Instant of the load: its facts are played until then, and nothing due before it rings.
      alter table instance add column taken_over_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table instance drop column taken_over_at');
  }
}
