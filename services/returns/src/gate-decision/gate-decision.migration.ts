import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class GateDecision1700000000260 implements MigrationInterface {
  readonly name = 'GateDecision1700000000260';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('gate_decision', `
      gate text not null check (gate in ('exception', 'discount', 'replacement')),
      supply text check (supply is null or gate = 'replacement'),
      level integer not null check (level between 1 and 9),
      verdict text not null check (verdict in ('accept', 'reject')),
      reason_code text,
      opinion_ref uuid references opinion,
      check (verdict = 'accept' or reason_code is not null)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gate_decision');
  }
}
