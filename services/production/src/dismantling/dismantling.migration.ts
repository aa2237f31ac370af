import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 拆解完成: what was taken apart, and the parts won. */
export class Dismantlings1700000000411 implements MigrationInterface {
  readonly name = 'Dismantlings1700000000411';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${recordedTable('dismantling', `
        portion text,
        -- quantity of the task
        asked numeric(18, 6) not null,
        qty numeric(18, 6) not null check (qty > 0),
        constraint dismantling_within_task check (qty <= asked)`)}

      create table dismantled_part (
        fact_id uuid not null references dismantling,
        position integer not null,
        item text not null,
        qty numeric(18, 6) not null check (qty > 0),
        state text not null check (state in ('good', 'refurbish', 'scrap')),
        primary key (fact_id, position),
        unique (fact_id, item, state)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table dismantled_part, dismantling');
  }
}
