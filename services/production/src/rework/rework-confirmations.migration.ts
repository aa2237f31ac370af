import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 返修完成: what was confirmed, whether the work differs from what was agreed, and words; a report that differs may name no piece. */
export class ReworkConfirmations1700000000416 implements MigrationInterface {
  readonly name = 'ReworkConfirmations1700000000416';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rework_completion
        add column differs boolean not null default false, add column requires jsonb not null default '{}', add column opinion_ref uuid,
        drop constraint rework_completion_check, add constraint rework_completion_says_something check (differs or qty_done + qty_unrepairable > 0)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rework_completion drop constraint rework_completion_says_something, add constraint rework_completion_check check (qty_done + qty_unrepairable > 0),
        drop column differs, drop column requires, drop column opinion_ref
    `);
  }
}
