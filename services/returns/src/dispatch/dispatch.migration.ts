import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Dispatch1700000000206 implements MigrationInterface {
  readonly name = 'Dispatch1700000000206';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('dispatch', `
      carrier_code text,
      waybill_ref text,
      eta timestamptz`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table dispatch');
  }
}
