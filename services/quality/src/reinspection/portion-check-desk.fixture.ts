/** 复检, 性能测试, 出货检验 at the desk. */
import { expect, it } from '@jest/globals';
import type { QualityStand } from '../testbed/quality-stand.js';

export function tellsOfPortionChecks(stand: () => QualityStand): void {
  it.each(['performance_test', 'dispatch_inspection', 'reinspection'])('%s: the database itself refuses more than was there', async (table) => {
    const row = `gen_random_uuid(), 'GT01', 'SZ1', 'RT-1', 'p1', 1, 5, 4, 2, '[]', 'e-qc', now()`;
    const insert = `insert into ${table} (fact_id, company_code, plant_code, return_no, portion, round, asked, pass, fail, defects, recorded_by, recorded_at) values (${row})`;
    await expect(stand().desk.database.dataSource.query(insert)).rejects.toThrow(`${table}_within_task`);
  });
}
