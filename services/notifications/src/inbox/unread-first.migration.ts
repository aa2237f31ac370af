import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person has not read, in the order of the list: its first hundred are counted, its first page is read, and no more of it than that. */
export class UnreadFirst1700000000312 implements MigrationInterface {
  readonly name = 'UnreadFirst1700000000312';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index notification_unread;
      create index notification_unread on notification (person, ord desc) where read_at is null and held is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index notification_unread;
      create index notification_unread on notification (person) where read_at is null and held is null;
    `);
  }
}
