import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What product.md §5 asks beyond the list itself: choices of a person, cards, confirmations, askers, changes, warnings of the house. */
export class RuleTables1700000000305 implements MigrationInterface {
  readonly name = 'RuleTables1700000000305';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The kinds are data (rules/notification-rules.ts).
      alter table notification drop constraint notification_kind_check,
        -- The thing is done, or over: it rings no more.
        add done_at timestamptz,
        -- 已执行 is asked for until then, and was said then; the list of those to be phoned was called out then.
        add confirm_by timestamptz,
        add confirmed_at timestamptz,
        add called_out_at timestamptz;
      create index notification_of_task on notification (company_code, return_no, task_id) where task_id is not null and done_at is null;
      create index notification_to_confirm on notification (confirm_by) where confirmed_at is null and confirm_by is not null;
      create index notification_in_message on notification (message_id) where message_id is not null;

      alter table message
        -- Why somebody got it, and the rule he may move to his digest.
        add footer_zh text,
        add footer_en text,
        add digest_rule text,
        -- Return, customer code and due time on the card; no personal data, no amounts.
        add card jsonb,
        -- Goes out at any hour: it stops work, or there is nobody else than this person who is away.
        add regardless boolean not null default false,
        -- Nobody could be reached by it, and the rows went on to others.
        add handed_on_at timestamptz;
      alter table delivery
        -- By which the vendor lets the card be changed once, until then.
        add card_code text,
        add card_until timestamptz;
      create index delivery_open_card on delivery (card_until) where card_code is not null;

      -- Order of channels a person wants; what he does not name follows in the order of the house.
      create table channel_choice (
        company_code text not null,
        person text not null,
        channels text[] not null check (cardinality(channels) > 0),
        primary key (company_code, person)
      );
      -- Rules a person gets in the digest alone (改为日报).
      create table digest_choice (
        company_code text not null,
        person text not null,
        rule text not null,
        primary key (company_code, person, rule)
      );

      -- What departments recorded: who asked, who decided. Rung when the process has taken it; the two come in any order.
      create table recorded_fact (
        fact_id text primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        kind text not null,
        -- null: not heard from the department yet
        person text,
        role text,
        task_id text,
        verdict text,
        -- Date agreed in it with the customer.
        promised_at timestamptz,
        taken boolean not null default false,
        recorded_at timestamptz not null
      );
      create index recorded_fact_of_return on recorded_fact (company_code, return_no, kind, recorded_at desc);
      create index recorded_fact_of_task on recorded_fact (company_code, return_no, task_id) where task_id is not null;

      -- Who asked to get on with a task, until it is done.
      create table nudge (
        company_code text not null,
        return_no text not null,
        task_id text not null,
        person text not null,
        primary key (company_code, return_no, task_id, person)
      );

      alter table open_task
        -- Quantities and verdict as last stated: what a change is told against.
        add commitment jsonb,
        add customer_code text;

      -- The weekly part of heads and management, once a week: local_date is its Monday.
      alter table digest drop constraint digest_slot_check, add constraint digest_slot_check check (slot in ('start', 'afternoon', 'week'));

      -- Something is wrong with the house itself, or a posting failed, until the one who said so says it is over.
      create table alarm (
        company_code text not null,
        kind text not null,
        ref text not null,
        plant_code text not null,
        role text not null,
        title_zh text not null,
        title_en text not null,
        raised_at timestamptz not null,
        -- null: it rings once
        ring_again_at timestamptz,
        over_at timestamptz,
        primary key (company_code, kind, ref)
      );
      create index alarm_to_ring on alarm (ring_again_at) where over_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from digest where slot = 'week'`);
    await runner.query(`alter table digest drop constraint digest_slot_check, add constraint digest_slot_check check (slot in ('start', 'afternoon'))`);
    await runner.query('drop table alarm, nudge, recorded_fact, digest_choice, channel_choice');
    await runner.query('alter table open_task drop commitment, drop customer_code');
    await runner.query('alter table delivery drop card_code, drop card_until');
    await runner.query('alter table message drop footer_zh, drop footer_en, drop digest_rule, drop card, drop regardless, drop handed_on_at');
    await runner.query('alter table notification drop done_at, drop confirm_by, drop confirmed_at, drop called_out_at');
  }
}
