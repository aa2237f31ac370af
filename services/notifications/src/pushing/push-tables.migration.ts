import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a row of somebody's list also rings on his channel, in which message it did; why he was asked; open tasks for the digest. */
export class PushTables1700000000303 implements MigrationInterface {
  readonly name = 'PushTables1700000000303';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table notification
        add rule text not null default 'notice',
        -- Not before then; null: it does not ring, or no longer.
        add push_at timestamptz,
        add message_id uuid references message,
        -- Why this person is asked instead of the role's own people, and why not they.
        add why text,
        add because text;
      create index notification_to_push on notification (push_at) where push_at is not null and message_id is null;

      -- What each role still has to do, as the process last stated it.
      create table open_task (
        company_code text not null,
        return_no text not null,
        task_id text not null,
        plant_code text not null,
        role text not null,
        head text not null,
        opened_at timestamptz not null,
        due_at timestamptz,
        primary key (company_code, return_no, task_id)
      );
      -- One digest per person, local day and slot.
      create table digest (
        company_code text not null,
        person text not null,
        local_date date not null,
        slot text not null check (slot in ('start', 'afternoon')),
        -- null: there was nothing to say
        message_id uuid references message,
        made_at timestamptz not null,
        primary key (company_code, person, local_date, slot)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table digest, open_task');
    await runner.query('alter table notification drop rule, drop push_at, drop message_id, drop why, drop because');
  }
}
