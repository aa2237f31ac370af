import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 告知: what a customer was told, word for word. It is never changed; what is told anew is a new notice. */
export class Notice1700000000280 implements MigrationInterface {
  readonly name = 'Notice1700000000280';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table customer_text (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        verdict text not null check (verdict in ('accept', 'reject')),
        way_code text not null,
        zh text not null,
        en text not null,
        sent_by text not null,
        sent_at timestamptz not null,
        foreign key (company_code, return_no) references return_case
      );
      create index customer_text_return on customer_text (company_code, return_no, sent_at);
      create function customer_text_stays() returns trigger language plpgsql as $$ begin raise exception 'what was sent stays as it was sent'; end $$;
      create trigger customer_text_stays before update on customer_text for each row execute function customer_text_stays();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table customer_text; drop function customer_text_stays');
  }
}
