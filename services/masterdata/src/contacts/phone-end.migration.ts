import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts of customers are found by the end of a phone number (product.md §1, row A1). */
export class PhoneEnd1700000000409 implements MigrationInterface {
  readonly name = 'PhoneEnd1700000000409';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table contact
        -- The digits from the last to the first, without an extension: an end becomes a beginning, which an index finds.
        add column phone_backwards text generated always as (reverse(regexp_replace(split_part(phone, 'e', 1), '[^0-9]', '', 'g'))) stored;
      create index contact_phone_end on contact (company_code, phone_backwards text_pattern_ops) where customer_code is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table contact drop column phone_backwards');
  }
}
