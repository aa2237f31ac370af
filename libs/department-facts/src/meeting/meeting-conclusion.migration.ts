import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 评审结论: who sat there and what they concluded. */
export class MeetingConclusions1700000000207 implements MigrationInterface {
  readonly name = 'MeetingConclusions1700000000207';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table meeting_conclusion (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        attendant_roles jsonb not null check (jsonb_array_length(attendant_roles) > 0),
        conclusion_code text not null,
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null
      );
      create index meeting_conclusion_return on meeting_conclusion (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table meeting_conclusion');
  }
}
