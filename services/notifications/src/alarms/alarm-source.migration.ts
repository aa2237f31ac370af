import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose alarm it is: a watch ends what it raised itself and no longer names. */
export class AlarmSource1700000000306 implements MigrationInterface {
  readonly name = 'AlarmSource1700000000306';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table alarm add column source text not null default 'notifications.deliveries';
      alter table alarm alter column source drop default;
      create index alarm_of_source on alarm (source) where over_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table alarm drop column source');
  }
}
