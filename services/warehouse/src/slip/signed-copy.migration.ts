import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 签字联: a slip that came back signed, by the print it was; its pictures are attachments. */
export class SignedCopies1700000000325 implements MigrationInterface {
  readonly name = 'SignedCopies1700000000325';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table slip_signed_copy (
        id uuid primary key,
        slip_id uuid not null references slip,
        print_id uuid not null references print_run,
        kept_by text not null,
        kept_at timestamptz not null
      );
      create index slip_signed_copy_of on slip_signed_copy (slip_id, kept_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table slip_signed_copy');
  }
}
