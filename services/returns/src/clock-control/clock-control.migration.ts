import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class ClockControl1700000000212 implements MigrationInterface {
  readonly name = 'ClockControl1700000000212';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('clock_control', `
      kind text not null check (kind in ('pause', 'resume')),
      reason_code text not null,
      until timestamptz,
      -- order within the return
      seq integer not null,
      opinion_ref uuid references opinion,
      check ((kind = 'pause') = (until is not null))`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table clock_control');
  }
}
