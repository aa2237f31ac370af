import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 延期申请: somebody asks for more time, who leads him decides (product.md §1 F5). The extension itself is a fact. */
export class ExtensionRequests1700000000014 implements MigrationInterface {
  readonly name = 'ExtensionRequests1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table extension_request (
        id uuid primary key default gen_random_uuid(),
        company_code text not null,
        return_no text not null,
        task_id text not null,
        clock_id text not null,
        -- due time when it was asked for, and the one that is asked for
        due_at timestamptz not null,
        new_due timestamptz not null check (new_due > due_at),
        reason_code text not null,
        asked_by text not null,
        asked_at timestamptz not null default clock_timestamp(),
        state text not null default 'asked' check (state in ('asked', 'granted', 'refused')),
        decided_by text,
        decided_at timestamptz,
        decision_code text,
        -- the extension, where it was granted
        fact_id uuid references fact,
        foreign key (company_code, return_no, task_id) references task (company_code, return_no, task_id),
        check ((state = 'asked') = (decided_by is null)),
        check ((state = 'granted') = (fact_id is not null)),
        check (decided_by <> asked_by)
      );
      -- a task is asked for once at a time
      create unique index extension_request_once on extension_request (company_code, return_no, task_id) where state = 'asked';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table extension_request');
  }
}
