import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose authority a fact used, and who was asked for a task and why. */
export class DeskAuthority1700000000011 implements MigrationInterface {
  readonly name = 'DeskAuthority1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table fact
        -- the person whose authority was used, when it was not the actor's own
        add column on_behalf_of text,
        -- how he came by it; at a gate also the amount and the limit of that moment
        add column authority jsonb;
      -- people the task was put to when it was opened or changed, each with the reason where he does not hold the role himself
      alter table task add column asked jsonb not null default '[]';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table fact drop column on_behalf_of, drop column authority; alter table task drop column asked');
  }
}
