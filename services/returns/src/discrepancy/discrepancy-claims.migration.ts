import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A difference may be claimed from the carrier. */
export class DiscrepancyClaims1700000000223 implements MigrationInterface {
  readonly name = 'DiscrepancyClaims1700000000223';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table discrepancy_decision drop constraint discrepancy_decision_result_check,
      add constraint discrepancy_decision_result_check check (result in ('accept', 'wait_rest', 'recount', 'carrier_claim', 'send_back', 'accept_extra', 'not_sent'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table discrepancy_decision drop constraint discrepancy_decision_result_check,
      add constraint discrepancy_decision_result_check check (result in ('accept', 'wait_rest', 'recount', 'send_back', 'accept_extra', 'not_sent'))`);
  }
}
