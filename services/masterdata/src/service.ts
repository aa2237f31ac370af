import { MasterView1700000000003 } from '@guitu/masterdata-view/master-view.migration';
import { defineService } from '@guitu/platform/service/define-service';
import { MasterdataModule } from './masterdata.module.js';
import { RecordTables1700000000401 } from './records/record-tables.migration.js';

export default defineService({
  name: 'masterdata',
  title: '归途 主数据 · Guitu master data',
  migrations: [MasterView1700000000003, RecordTables1700000000401],
  // 1,000 rows of a batch
  bodyLimit: 2 * 1024 * 1024,
  reads: [],
  module: () => MasterdataModule,
});
