import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every number 查件 asks for is found by an index, however many returns and deliveries there are, and what is late among those that wait. */
export class NumbersFound1700000000295 implements MigrationInterface {
  readonly name = 'NumbersFound1700000000295';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index return_case_reference on return_case (company_code, external_id);
      create index return_line_batch on return_line (company_code, batch) where batch is not null;
      create index return_slip_found on return_slip (company_code, no);
      create index delivery_line_customer_po on delivery_line (company_code, customer_po) where customer_po is not null;
      create index return_status_waits on return_status (company_code, return_no) where jsonb_array_length(body->'waitingFor') > 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index return_case_reference; drop index return_line_batch; drop index return_slip_found; drop index delivery_line_customer_po; drop index return_status_waits');
  }
}
