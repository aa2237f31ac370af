import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 检验结果 per unit: several results of one line, each with what was found; and the number of the report's form. */
export class InspectionFindings1700000000219 implements MigrationInterface {
  readonly name = 'InspectionFindings1700000000219';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table inspection add column form_no text;
      alter table inspection_line add column position integer, add column attrs jsonb not null default '{}';
      update inspection_line set position = line;
      alter table inspection_line drop constraint inspection_line_pkey, alter column position set not null, add primary key (fact_id, position);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table inspection_line drop constraint inspection_line_pkey, drop column position, drop column attrs, add primary key (fact_id, line);
      alter table inspection drop column form_no;
    `);
  }
}
