import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people were told, one row per person and event, and who registered which return. */
export class NotificationTables1700000000301 implements MigrationInterface {
  readonly name = 'NotificationTables1700000000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notification (
        -- Place in the list and resume point of the live stream.
        ord bigint generated always as identity primary key,
        id uuid not null unique default gen_random_uuid(),
        event_id uuid not null,
        person text not null,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        kind text not null check (kind in ('remind', 'breach', 'escalate', 'breach_withdrawn', 'notice', 'closed', 'task')),
        title_zh text not null,
        title_en text not null,
        text_zh text not null,
        text_en text not null,
        task_id text,
        due_at timestamptz,
        -- Role that was rung, and the absent person this one stands in for.
        role text not null,
        stands_in_for text,
        occurred_at timestamptz not null,
        created_at timestamptz not null default clock_timestamp(),
        read_at timestamptz,
        -- Kept but not shown as news: the kill switch was on, or the person's cap for this kind was reached.
        held text check (held in ('switched_off', 'cap')),
        -- An event delivered twice rings once.
        constraint notification_once unique (event_id, person)
      );
      create index notification_of_person on notification (person, ord desc);
      create index notification_rung on notification (person, kind, created_at) where held is null;
      create index notification_unread on notification (person) where read_at is null and held is null;

      -- Who registered a return: hears how it ended.
      create table return_registrar (
        company_code text not null,
        return_no text not null,
        person text not null,
        role text not null,
        primary key (company_code, return_no)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table return_registrar, notification');
  }
}
