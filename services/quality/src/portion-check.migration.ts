import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['performance_test', 'dispatch_inspection'];

/** 性能测试 and 出货检验, of the shape of 复检; all three held by the database to the quantity of their task. */
export class PortionChecks1700000000215 implements MigrationInterface {
  readonly name = 'PortionChecks1700000000215';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reinspection add column asked numeric(18, 6), add constraint reinspection_within_task check (pass + fail <= asked)');
    for (const table of TABLES) {
      await runner.query(recordedTable(table, `
        portion text,
        round integer not null check (round >= 1),
        -- quantity of the task
        asked numeric(18, 6) not null,
        pass numeric(18, 6) not null check (pass >= 0),
        fail numeric(18, 6) not null check (fail >= 0),
        defects jsonb not null,
        check (pass + fail > 0),
        constraint ${table}_within_task check (pass + fail <= asked)`));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reinspection drop column asked');
    await runner.query(`drop table ${TABLES.join(', ')}`);
  }
}
