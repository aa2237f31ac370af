import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether what was pushed was acted on in time, and rules that are therefore proposed for the digest (product.md §5). */
export class ActingTables1700000000309 implements MigrationInterface {
  readonly name = 'ActingTables1700000000309';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Eight working hours of its person after it was pushed; null: it was not.
      alter table notification add act_by timestamptz;
      create index message_made on message (company_code, created_at) where person is not null;

      -- Who took a task in hand or answered it, and for whom that was done by whoever stood in for him.
      create table task_act (
        company_code text not null,
        return_no text not null,
        task_id text not null,
        person text not null,
        act text not null check (act in ('held', 'answered', 'represented')),
        acted_at timestamptz not null,
        primary key (company_code, return_no, task_id, person, act, acted_at)
      );

      -- A rule hardly anybody acts on: a named person says whether the house gets it in the digest alone.
      create table digest_proposal (
        id uuid primary key default gen_random_uuid(),
        company_code text not null,
        rule text not null,
        -- Monday after the four weeks, and what was pushed and acted on in them.
        week date not null,
        pushes integer not null check (pushes > 0),
        acted integer not null check (acted between 0 and pushes),
        proposed_at timestamptz not null,
        answer text check (answer in ('accept', 'refuse')),
        answered_by text,
        answered_at timestamptz,
        constraint digest_proposal_once unique (company_code, rule, week),
        constraint digest_proposal_answered check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
      );
      create unique index digest_proposal_open on digest_proposal (company_code, rule) where answer is null;
      create unique index digest_proposal_accepted on digest_proposal (company_code, rule) where answer = 'accept';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table digest_proposal, task_act');
    await runner.query('drop index message_made');
    await runner.query('alter table notification drop act_by');
  }
}
